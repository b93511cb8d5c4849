// ---- filters
var keuze = { sfeer: {}, formaliteit: {} };
function vink(id, soort, code, tekst, plaatje) {
  var label = el("label"), vakje = el("input");
  vakje.type = "checkbox";
  vakje.checked = true;
  keuze[soort][code] = vakje;
  vakje.addEventListener("change", filter);
  label.appendChild(vakje);
  label.insertAdjacentHTML("beforeend", plaatje);
  label.appendChild(el("span", "", tekst));
  document.getElementById(id).appendChild(label);
}
var aanwezig = { sfeer: {}, formaliteit: {} };
data.hulpbronnen.forEach(function (h) { aanwezig.sfeer[h.sfeer] = true; aanwezig.formaliteit[h.formaliteit] = true; });
data.symbolen.forEach(function (s, i) {
  if (aanwezig.sfeer[i]) { vink("kies-sfeer", "sfeer", i, s.label, symbool(i, 0)); }
});
data.formaliteiten.forEach(function (tekst, i) {
  if (aanwezig.formaliteit[i]) { vink("kies-formaliteit", "formaliteit", i, tekst, ""); }
});
document.getElementById("kiezen").hidden = !data.hulpbronnen.length;
document.getElementById("kiezen").open = !smal.matches;
function vakjes() {
  return Array.prototype.slice.call(document.querySelectorAll("#kiezen input"));
}
var zoek = document.getElementById("zoek"), alles = document.getElementById("toon-alles");
function filter() {
  var woorden = plat(zoek.value).split(/\s+/).filter(Boolean), markers = [], aantal = 0, zonder = 0;
  data.hulpbronnen.forEach(function (h) {
    var past = keuze.sfeer[h.sfeer].checked && keuze.formaliteit[h.formaliteit].checked &&
      woorden.every(function (woord) { return h.zoek.indexOf(woord) >= 0; });
    h.regel.hidden = !past;
    if (past) {
      aantal += 1;
      zonder += h.markers.length ? 0 : 1;
      markers.push.apply(markers, h.markers);
    }
  });
  groepen.forEach(function (vak) { vak.hidden = !vak.querySelector("li:not([hidden])"); });
  cluster.clearLayers();
  // A marker that the map is still on its way to would be asked for its cluster.
  data.hulpbronnen.forEach(function (h) { h.markers.forEach(function (m) { m.__parent = {}; }); });
  cluster.addLayers(markers);
  benoem();
  document.getElementById("niets").hidden = aantal > 0;
  document.getElementById("telling").textContent = "Je ziet " + aantal + " van " + data.hulpbronnen.length +
    " hulpbronnen" + (zonder ? ", " + zonder + " zonder plek op de kaart." : ".");
  var uit = vakjes().filter(function (v) { return !v.checked; });
  alles.hidden = !woorden.length && !uit.length;
  document.getElementById("gekozen").textContent =
    (woorden.length ? "Gezocht op ‘" + zoek.value.trim() + "’. " : "") +
    (uit.length ? "Niet getoond: " + uit.map(function (v) { return v.parentNode.textContent.toLowerCase(); }).join(", ") + "." : "");
}
var straks = 0;
zoek.addEventListener("input", function () {
  // While somebody types, neither the map nor a screen reader has to keep up.
  window.clearTimeout(straks);
  straks = window.setTimeout(filter, 150);
});
alles.addEventListener("click", function () {
  zoek.value = "";
  vakjes().forEach(function (v) { v.checked = true; });
  filter();
  zoek.focus();
});
