// The page: base map, markers, list, filters. Text from the register only ever becomes textContent,
// so that markup in a name stays text.
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("gegevens").textContent);
  var map = window.map_kaart;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var el = function (tag, klasse, tekst) {
    var node = document.createElement(tag);
    if (klasse) { node.className = klasse; }
    if (tekst) { node.textContent = tekst; }
    return node;
  };
  var escaped = function (tekst) { return el("i", "", tekst).innerHTML; };
  var plat = function (tekst) { return tekst.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); };

  // Our own constants, no text of the register: safe as markup.
  function symbool(sfeer, formaliteit) {
    var s = data.symbolen[sfeer], vorm = s.svg;
    var binnen = formaliteit === 0
      ? '<g fill="' + s.kleur + '" stroke="#000" stroke-width="1">' + vorm + "</g>"
      : '<g stroke="#000" stroke-width="5.4" stroke-linejoin="round">' + vorm + '</g><g fill="#fff" stroke="' +
        s.kleur + '" stroke-width="3.6">' + vorm + "</g>" +
        (formaliteit === 2 ? '<circle r="2.4" fill="' + s.kleur + '"/>' : "");
    return '<svg class="symbool" viewBox="-14 -14 28 28" aria-hidden="true">' + binnen + "</svg>";
  }

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
  var namen = L.layerGroup().addTo(map);
  function naam(tekst, punt, klasse, hoek) {
    var span = el("span", "", tekst);
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
      if (zoom >= 12 && zoom <= 17 && kader.contains(b[1]) && vrij(b[1], b[0].length * 7.4 + 10, 22)) { naam(b[0], b[1], "buurt", 0); }
    });
    if (zoom < 15) { return; }
    var meter = 40075016 * Math.cos(map.getCenter().lat * Math.PI / 180) / Math.pow(2, zoom + 8);
    (data.straten || []).forEach(function (s) {
      var breedte = s[0].length * 6.2, hoek = s[2] * Math.PI / 180;
      if (s[3] / meter < breedte * 1.1 || !kader.contains(s[1])) { return; }
      if (vrij(s[1], Math.abs(breedte * Math.cos(hoek)) + 14, Math.abs(breedte * Math.sin(hoek)) + 14)) { naam(s[0], s[1], "straat", s[2]); }
    });
  }

  // ---- details, the same in list and popup
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
    vak.appendChild(dl);
    return vak;
  }
  function popup(h) {
    return function () {
      var vak = el("div");
      var kop = el("h3", "", h.naam);
      kop.tabIndex = -1;
      vak.appendChild(kop);
      vak.appendChild(details(h));
      return vak;
    };
  }

  // ---- markers
  var legendavak = document.querySelector(".legenda");
  var cluster = L.markerClusterGroup({ animate: !calm, showCoverageOnHover: false,
    maxClusterRadius: function (zoom) { return zoom >= 17 ? 22 : 38; }, iconCreateFunction: groepje });
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
  function maakMarker(h, punt) {
    var grootte = data.symbolen[h.sfeer].sfeer ? 28 : 24;
    var marker = L.marker(punt, { title: h.naam, riseOnHover: true, icon: L.divIcon({ className: "hulpbron",
      iconSize: [grootte, grootte], popupAnchor: [0, -10], html: symbool(h.sfeer, h.formaliteit) }) });
    marker.hulpbron = h;
    // Before the popup is bound: Leaflet opens it on the same key press.
    marker.on("keypress", function () { marker.toets = true; });
    marker.bindPopup(popup(h), { maxWidth: 320, minWidth: 220 });
    marker.on("add", function () { marker.getElement().setAttribute("aria-label", h.naam); });
    marker.on("popupopen", function (event) {
      kies(h, true);
      legendavak.hidden = true;
      if (marker.toets) { event.popup.getElement().querySelector("h3").focus(); }
    });
    marker.on("popupclose", function () {
      kies(null);
      legendavak.hidden = false;
      if (marker.toets && marker.getElement()) { marker.getElement().focus(); }
      marker.toets = false;
    });
    return marker;
  }
  function kies(h, scroll) {
    data.hulpbronnen.forEach(function (ander) {
      var gekozen = ander === h;
      if (ander.regel) { ander.regel.classList.toggle("gekozen", gekozen); }
      ander.markers.forEach(function (m) { if (m.getElement()) { m.getElement().classList.toggle("gekozen", gekozen); } });
    });
    if (h && scroll) { h.regel.scrollIntoView({ block: "nearest" }); }
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
  data.hulpbronnen.forEach(function (h, nummer) {
    h.markers = h.punten.map(function (punt) { return maakMarker(h, punt); });
    h.zoek = plat(h.naam + " " + h.waar + " " + h.regels.map(function (r) { return r[1]; }).join(" "));
    var li = el("li"), knop = el("button"), tekst = el("span"), uitleg = el("div", "uitleg");
    knop.type = "button";
    knop.innerHTML = symbool(h.sfeer, h.formaliteit);
    tekst.appendChild(el("span", "naam", h.naam));
    tekst.appendChild(el("span", "waar", h.waar));
    knop.appendChild(tekst);
    uitleg.id = "uitleg" + nummer;
    uitleg.hidden = true;
    knop.setAttribute("aria-expanded", "false");
    knop.setAttribute("aria-controls", uitleg.id);
    knop.addEventListener("click", function () {
      var open = uitleg.hidden;
      if (open && !uitleg.firstChild) { uitleg.appendChild(details(h)); }
      uitleg.hidden = !open;
      knop.setAttribute("aria-expanded", String(open));
      map.closePopup();
      kies(open ? h : null);
      if (open && h.markers.length) {
        var marker = h.markers[0];
        cluster.zoomToShowLayer(marker, function () {
          map.panTo(marker.getLatLng(), { animate: !calm });
          kies(h);
        });
      }
    });
    li.appendChild(knop);
    li.appendChild(uitleg);
    h.regel = li;
    groepen[h.sfeer].lastChild.appendChild(li);
  });

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
  var zoek = document.getElementById("zoek");
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
    cluster.addLayers(markers);
    benoem();
    document.getElementById("niets").hidden = aantal > 0;
    document.getElementById("telling").textContent = "Je ziet " + aantal + " van " + data.hulpbronnen.length +
      " hulpbronnen" + (zonder ? ", " + zonder + " zonder plek op de kaart." : ".");
  }
  zoek.addEventListener("input", filter);

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

  // ---- the map itself
  L.control.zoom({ position: "topright", zoomInTitle: "Dichterbij", zoomOutTitle: "Verder weg" }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  var bron = L.control.attribution({ prefix: false }).addTo(map);
  data.vermelding.forEach(function (tekst) { bron.addAttribution(escaped(tekst)); });
  map.getContainer().setAttribute("aria-label", "Kaart. De lijst ernaast zegt hetzelfde in woorden.");
  map.on("popupopen", function (event) {
    var sluit = event.popup.getElement().querySelector(".leaflet-popup-close-button");
    sluit.setAttribute("aria-label", "Sluit");
    sluit.setAttribute("title", "Sluit");
  });
  map.on("keyup", function (event) {
    if (event.originalEvent.key === "Escape") { map.closePopup(); }
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
  map.fitBounds(data.kader, { animate: false, maxZoom: 17, padding: [40, 40] });
  dikte();
  filter();
  map.on("zoomend", dikte);
  map.on("moveend", benoem);
  cluster.on("animationend spiderfied unspiderfied", benoem);
  // On paper the map has a size of its own; it shows what was on screen.
  var scherm = null;
  function formaat(afdruk) {
    document.documentElement.classList.toggle("afdruk", afdruk);
    map.invalidateSize({ animate: false, pan: false });
  }
  window.addEventListener("beforeprint", function () {
    map.closePopup();
    scherm = { kader: map.getBounds(), midden: map.getCenter(), zoom: map.getZoom() };
    formaat(true);
    map.fitBounds(scherm.kader, { animate: false });
  });
  window.addEventListener("afterprint", function () {
    formaat(false);
    if (scherm) { map.setView(scherm.midden, scherm.zoom, { animate: false }); }
  });
  document.documentElement.setAttribute("data-klaar", String(data.hulpbronnen.length));
}());
