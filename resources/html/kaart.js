// ---- legend
var legenda = document.getElementById("legenda");
data.symbolen.forEach(function (s, i) {
  if (!aanwezig.sfeer[i]) { return; }
  var regel = el("div");
  regel.innerHTML = symbool(i, 0) + symbool(i, 1);
  regel.appendChild(el("span", "", s.label));
  legenda.appendChild(regel);
});
legenda.appendChild(el("div", "vulling", "gevuld = formeel, open = informeel"));
if (aanwezig.formaliteit[2]) { legenda.appendChild(el("div", "vulling", "open met stip = nog niet ingedeeld")); }
legendavak.open = !smal.matches;

// ---- the map itself
L.control.zoom({ position: "topright", zoomInTitle: "Dichterbij", zoomOutTitle: "Verder weg" }).addTo(map);
L.control.scale({ imperial: false, position: "bottomright", maxWidth: 120 }).addTo(map);
map.getContainer().setAttribute("role", "group");
map.getContainer().setAttribute("aria-label", "Kaart. Pijltjes verschuiven, plus en min vergroten. De lijst zegt hetzelfde in woorden.");
map.on("popupopen", function (event) {
  var sluit = event.popup.getElement().querySelector(".leaflet-popup-close-button");
  sluit.setAttribute("aria-label", "Sluit");
  sluit.setAttribute("title", "Sluit");
});
map.getContainer().addEventListener("keydown", function (event) {
  if (event.key === "Escape") { map.closePopup(); }
});
function nieuweNamen(event) {
  var node = event.layer.getElement && event.layer.getElement();
  if (node && node.classList.contains("groepje")) {
    node.setAttribute("aria-label", event.layer.getChildCount() + " plekken dicht bij elkaar. Kies om dichterbij te gaan.");
    node.setAttribute("role", "button");
  }
}
map.on("layeradd", nieuweNamen);
if (!Object.keys(data.ondergrond).length) {
  map.getContainer().parentNode.appendChild(el("p", "geen-ondergrond",
    "Bij deze kaart is geen ondergrond gevonden. De lijst is wel volledig."));
}
cluster.addTo(map);
map.invalidateSize({ animate: false, pan: false });
map.fitBounds(data.kader, { animate: false, maxZoom: 17, padding: [40, 40] });
dikte();
filter();
map.on("zoomend", dikte);
map.on("moveend", benoem);
cluster.on("animationend spiderfied unspiderfied", benoem);
// A link within the page takes the keyboard along.
document.querySelectorAll("a[href^='#']").forEach(function (link) {
  link.addEventListener("click", function (event) {
    var doel = document.querySelector(link.getAttribute("href"));
    if (doel && link.getAttribute("role") !== "button") {
      event.preventDefault();
      doel.scrollIntoView({ block: "start" });
      doel.focus({ preventScroll: true });
    }
  });
});

// ---- on paper the map has a size of its own; it shows what was on screen
var scherm = null;
function formaat(afdruk) {
  document.documentElement.classList.toggle("afdruk", afdruk);
  map.invalidateSize({ animate: false, pan: false });
}
// What a line on paper tells beyond name and place.
var OP_PAPIER = ["Wanneer", "Telefoon", "E-mail", "Website"];
function schrijfUit(h) {
  if (h.regel.hidden || h.opPapier) { return; }
  h.opPapier = el("span", "alleen-afdruk waar", h.regels.filter(function (r) { return OP_PAPIER.indexOf(r[0]) >= 0; })
    .map(function (r) { return r[1]; }).join(" · "));
  h.knop.lastChild.appendChild(h.opPapier);
}
window.addEventListener("beforeprint", function () {
  map.closePopup();
  data.hulpbronnen.forEach(schrijfUit);
  scherm = { kader: map.getBounds(), midden: map.getCenter(), zoom: map.getZoom(), legenda: legendavak.open };
  legendavak.open = true;
  formaat(true);
  map.fitBounds(scherm.kader, { animate: false });
  benoem();
});
window.addEventListener("afterprint", function () {
  formaat(false);
  if (scherm) {
    legendavak.open = scherm.legenda;
    map.setView(scherm.midden, scherm.zoom, { animate: false });
  }
});
var drukAf = document.getElementById("druk-af");
drukAf.hidden = false;
drukAf.addEventListener("click", function () { window.print(); });
document.documentElement.setAttribute("data-klaar", String(data.hulpbronnen.length));
