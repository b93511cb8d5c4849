// ---- details, the same in list and popup
function fotos(h, vak) {
  h.fotos.forEach(function (f) {
    var figuur = el("figure"), plaat = el("img");
    plaat.alt = f.alt;
    plaat.width = f.breed;
    plaat.height = f.hoog;
    plaat.src = "data:image/jpeg;base64," + f.jpeg;
    figuur.appendChild(plaat);
    var onder = [f.bijschrift, f.maker ? "Foto: " + f.maker : ""].filter(Boolean).join(". ");
    if (onder) { figuur.appendChild(el("figcaption", "", onder)); }
    vak.appendChild(figuur);
  });
}
function details(h) {
  var dl = el("dl");
  h.regels.forEach(function (regel) {
    dl.appendChild(el("dt", "", regel[0]));
    var dd = el("dd");
    if (regel[0] === "Website" && /^https?:\/\/[^\s|]+$/i.test(regel[1])) {
      var link = el("a", "", regel[1]);
      link.href = regel[1];
      link.rel = "noopener noreferrer";
      dd.appendChild(link);
    } else { dd.textContent = regel[1]; }
    dl.appendChild(dd);
  });
  var vak = document.createDocumentFragment();
  if (h.letop) { vak.appendChild(el("p", "letop", "Let op: " + h.letop)); }
  fotos(h, vak);
  vak.appendChild(dl);
  return vak;
}

// ---- markers
// Where the keyboard goes back to when a popup closes; null is the marker itself.
var terug = null;
var legendavak = document.querySelector(".legenda");
var cluster = L.markerClusterGroup({ animate: !calm, showCoverageOnHover: false,
  maxClusterRadius: function (zoom) { return zoom >= 17 ? 28 : 42; }, iconCreateFunction: groepje });
function groepje(groep) {
  var kinderen = groep.getAllChildMarkers(), per = data.symbolen.map(function () { return 0; });
  kinderen.forEach(function (m) { per[m.hulpbron.sfeer] += 1; });
  var straal = 17, omtrek = 2 * Math.PI * straal, begin = 0, n = kinderen.length;
  var ring = per.map(function (aantal, i) {
    if (!aantal) { return ""; }
    var deel = omtrek * aantal / n;
    var boog = '<circle r="' + straal + '" fill="none" stroke="' + data.symbolen[i].kleur + '" stroke-width="6" stroke-dasharray="' +
      deel + " " + (omtrek - deel) + '" stroke-dashoffset="' + (-begin) + '"/>';
    begin += deel;
    return boog;
  }).join("");
  return L.divIcon({ className: "groepje", iconSize: [44, 44], html: '<svg viewBox="-22 -22 44 44" aria-hidden="true">' +
    '<circle r="20.6" fill="#fff" stroke="#000" stroke-width="1"/>' + ring +
    '<circle r="13.6" fill="#fff" stroke="#000" stroke-width=".6"/><text y="4.5">' + n + "</text></svg>" });
}
cluster.on("clusterclick clusterkeypress", function () { map.closePopup(); });
function inhoud(h) {
  return function () {
    var vak = el("div"), kop = el("h3", "", h.naam);
    kop.tabIndex = -1;
    vak.appendChild(kop);
    vak.appendChild(details(h));
    vak.appendChild(knop("Toon in de lijst", function () {
      terug = h.knop;
      map.closePopup();
      vouw(h, true);
      h.knop.focus();
      h.regel.scrollIntoView({ block: "nearest" });
    }));
    return vak;
  };
}
function maakMarker(h, punt) {
  var grootte = data.symbolen[h.sfeer].sfeer ? 28 : 24;
  var marker = L.marker(punt, { title: h.naam, riseOnHover: true, icon: L.divIcon({ className: "hulpbron",
    iconSize: [grootte, grootte], popupAnchor: [0, -10], html: symbool(h.sfeer, h.formaliteit) }) });
  marker.hulpbron = h;
  marker.bindPopup(inhoud(h), { maxWidth: 320, minWidth: 220, autoPanPadding: [12, 12] });
  marker.on("add", function () {
    marker.getElement().setAttribute("aria-label", h.naam + ", " + data.symbolen[h.sfeer].label.toLowerCase());
  });
  marker.on("popupopen", function (event) {
    var vak = event.popup.getElement();
    kies(h, true);
    legendavak.classList.add("stil");
    vak.setAttribute("role", "dialog");
    vak.setAttribute("aria-label", h.naam);
    vak.querySelector("h3").focus({ preventScroll: true });
  });
  marker.on("popupclose", function (event) {
    kies(null);
    legendavak.classList.remove("stil");
    var vak = event.popup.getElement(), waar = document.activeElement;
    var doel = terug || marker.getElement() || map.getContainer();
    terug = null;
    // Who is typing in the search field stays there.
    if (waar === document.body || (vak && vak.contains(waar))) { doel.focus({ preventScroll: true }); }
  });
  return marker;
}
function kies(h, scroll) {
  data.hulpbronnen.forEach(function (ander) {
    var gekozen = ander === h;
    if (ander.regel) { ander.regel.classList.toggle("gekozen", gekozen); }
    ander.markers.forEach(function (m) { if (m.getElement()) { m.getElement().classList.toggle("gekozen", gekozen); } });
  });
  // On a phone the list is below the map: the map stays where it is.
  if (h && scroll && !smal.matches) { h.regel.scrollIntoView({ block: "nearest" }); }
}
function toon(h, daarna) {
  var marker = h.markers[0];
  cluster.zoomToShowLayer(marker, function () {
    map.panTo(marker.getLatLng(), { animate: false });
    daarna(marker);
  });
}

// ---- list
var lijstvak = document.getElementById("lijstvak");
var groepen = data.symbolen.map(function (s) {
  var vak = el("div");
  vak.appendChild(el("h3", "", s.kop));
  vak.appendChild(el("ul"));
  lijstvak.appendChild(vak);
  return vak;
});
function vouw(h, ja) {
  if (ja && !h.uitleg.firstChild) {
    h.uitleg.appendChild(details(h));
    if (h.markers.length) {
      h.uitleg.appendChild(knop("Toon op de kaart", function () {
        var zelf = this;
        toon(h, function (marker) {
          marker.openPopup();
          terug = zelf;
        });
      }));
    }
  }
  h.uitleg.hidden = !ja;
  h.knop.setAttribute("aria-expanded", String(ja));
}
function maakRegel(h, nummer) {
  var li = el("li"), tekst = el("span");
  h.markers = h.punten.map(function (punt) { return maakMarker(h, punt); });
  h.zoek = plat(h.naam + " " + h.waar + " " + h.regels.map(function (r) { return r[1]; }).join(" "));
  h.regel = li;
  h.uitleg = el("div", "uitleg");
  h.uitleg.id = "uitleg" + nummer;
  h.knop = knop("", function () {
    var ja = h.uitleg.hidden;
    map.closePopup();
    h.knop.focus();
    vouw(h, ja);
    kies(ja ? h : null, true);
    if (ja && h.markers.length) { toon(h, function () { kies(h); }); }
  });
  h.knop.className = "";
  h.knop.appendChild(symboolNode(h.sfeer, h.formaliteit));
  tekst.appendChild(el("span", "naam", h.naam));
  tekst.appendChild(el("span", "waar", h.waar));
  h.knop.appendChild(tekst);
  h.knop.setAttribute("aria-controls", h.uitleg.id);
  li.appendChild(h.knop);
  li.appendChild(h.uitleg);
  vouw(h, false);
  groepen[h.sfeer].lastChild.appendChild(li);
}
data.hulpbronnen.forEach(maakRegel);
lijstvak.addEventListener("keydown", function (event) {
  var stap = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (!stap || !event.target.hasAttribute("aria-expanded")) { return; }
  var rijen = Array.prototype.slice.call(lijstvak.querySelectorAll("div:not([hidden]) > ul > li:not([hidden]) > button"));
  var nu = Math.max(0, Math.min(rijen.length - 1, rijen.indexOf(event.target) + stap));
  event.preventDefault();
  rijen[nu].focus();
});
