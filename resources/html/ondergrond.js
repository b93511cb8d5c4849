// ---- base map
function lines(packed) {
  return packed.map(function (flat) {
    var x = 0, y = 0, punten = [];
    for (var i = 0; i < flat.length; i += 2) {
      x += flat[i]; y += flat[i + 1];
      punten.push([y / data.schaal, x / data.schaal]);
    }
    return punten;
  });
}
map.createPane("ondergrond").style.zIndex = 200;
var canvas = L.canvas({ pane: "ondergrond", padding: 0.4 });
var wegen = [];
function vlak(naam, kleur) {
  if (!data.ondergrond[naam]) { return; }
  L.polygon(data.ondergrond[naam].map(lines), { renderer: canvas, pane: "ondergrond", stroke: false,
    fillColor: kleur, fillOpacity: 1, interactive: false, smoothFactor: 0.6 }).addTo(map);
}
function lijn(naam, kleur, breedte, vanaf, streep) {
  if (!data.ondergrond[naam]) { return; }
  var laag = L.polyline(lines(data.ondergrond[naam]), { renderer: canvas, pane: "ondergrond", color: kleur,
    weight: 1, interactive: false, smoothFactor: 0.8, dashArray: streep || null, lineCap: streep ? "butt" : "round" });
  wegen.push({ laag: laag, breedte: breedte, vanaf: vanaf });
}
vlak("weiland", "#EDF3E4");
vlak("groen", data.kleuren.groen);
vlak("water", data.kleuren.water);
// Where a river has no area in the source, its line shows that it is there.
lijn("rivier", data.kleuren.water, 12, 0);
lijn("waterlopen", data.kleuren.water, 2.2, 12);
lijn("pad", "#C9C2B4", 1.1, 15, "4 3");
lijn("straat", "#BEBAB2", 4.4, 14);
lijn("weg", "#A9A49A", 6.4, 11);
lijn("hoofdweg", "#98938A", 7.6, 0);
lijn("straat", "#FFFFFF", 3, 14);
lijn("weg", "#FFFFFF", 4.8, 11);
lijn("hoofdweg", "#FFF6DF", 5.8, 0);
lijn("spoor", "#6B6B6B", 1.8, 0, "8 4");
if (data.ondergrond.buiten) {
  L.polygon(data.ondergrond.buiten.map(lines), { renderer: canvas, pane: "ondergrond", stroke: false,
    fillColor: "#FFFFFF", fillOpacity: 0.55, interactive: false, smoothFactor: 0.6 }).addTo(map);
}
lijn("grenzen", "#6C7780", 1.4, 0, "9 4 2 4");
function dikte() {
  var zoom = map.getZoom(), schaal = Math.min(2, Math.max(0.34, Math.pow(1.42, zoom - 16)));
  wegen.forEach(function (weg) {
    var zichtbaar = zoom >= weg.vanaf;
    if (zichtbaar) { weg.laag.setStyle({ weight: Math.max(0.7, weg.breedte * schaal) }); }
    if (zichtbaar !== map.hasLayer(weg.laag)) { weg.laag[zichtbaar ? "addTo" : "remove"](map); }
  });
  // Adding again puts a layer on top; the order of the list is the order of drawing.
  wegen.forEach(function (weg) { if (map.hasLayer(weg.laag)) { weg.laag.bringToFront(); } });
}

// ---- names of buurten and streets, none over another
map.createPane("namen").style.zIndex = 450;
map.getPane("namen").style.pointerEvents = "none";
// The list and the table say the same in words.
map.getPane("namen").setAttribute("aria-hidden", "true");
var namen = L.layerGroup().addTo(map);
function naam(tekst, punt, klasse, hoek, onder) {
  var span = el("span", "", tekst);
  if (onder) { span.appendChild(el("b", "", onder)); }
  span.style.transform = "translate(-50%, -50%) rotate(" + hoek + "deg)";
  L.marker(punt, { pane: "namen", interactive: false, keyboard: false,
    icon: L.divIcon({ className: "kaartnaam " + klasse, html: span, iconSize: [0, 0] }) }).addTo(namen);
}
function benoem() {
  namen.clearLayers();
  var zoom = map.getZoom(), kader = map.getBounds(), bezet = [], hoek0 = map.getContainer().getBoundingClientRect();
  // A marker goes before a name.
  map.getContainer().querySelectorAll(".hulpbron, .groepje").forEach(function (node) {
    var vak = node.getBoundingClientRect();
    bezet.push([vak.left - hoek0.left, vak.top - hoek0.top, vak.right - hoek0.left, vak.bottom - hoek0.top]);
  });
  function vrij(punt, breedte, hoogte) {
    var p = map.latLngToContainerPoint(punt), vak = [p.x - breedte / 2, p.y - hoogte / 2, p.x + breedte / 2, p.y + hoogte / 2];
    var raakt = bezet.some(function (b) { return vak[0] < b[2] && vak[2] > b[0] && vak[1] < b[3] && vak[3] > b[1]; });
    if (!raakt) { bezet.push(vak); }
    return !raakt;
  }
  (data.buurten || []).forEach(function (b) {
    var onder = afstandBij(b[2]), breedte = Math.max(b[0].length * 7.4, onder.length * 7.4) + 10;
    if (zoom >= (onder ? 10 : 12) && zoom <= 17 && kader.contains(b[1]) && vrij(b[1], breedte, onder ? 36 : 22)) {
      naam(b[0], b[1], "buurt", 0, onder);
    }
  });
  if (zoom < 15) { return; }
  var meter = 40075016 * Math.cos(map.getCenter().lat * Math.PI / 180) / Math.pow(2, zoom + 8);
  (data.straten || []).forEach(function (s) {
    var breedte = s[0].length * 6.2, hoek = s[2] * Math.PI / 180;
    if (s[3] / meter < breedte * 1.1 || !kader.contains(s[1])) { return; }
    if (vrij(s[1], Math.abs(breedte * Math.cos(hoek)) + 14, Math.abs(breedte * Math.sin(hoek)) + 14)) { naam(s[0], s[1], "straat", s[2]); }
  });
}

