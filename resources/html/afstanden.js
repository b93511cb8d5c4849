// ---- distance per buurt: a tint, a pattern and the figure itself; a table says the same
var afstanden = data.afstanden, kiesAfstand = document.getElementById("afstand"), gemeten = null;
var MERKEN = ["",
  '<circle cx="6" cy="6" r="1.1" fill="#1d2b33" stroke="none"/>',
  '<path d="M0 3H12M0 9H12"/>',
  '<circle cx="3" cy="3" r="1.3" fill="#1d2b33" stroke="none"/><circle cx="9" cy="3" r="1.3" fill="#1d2b33" stroke="none"/>' +
    '<circle cx="3" cy="9" r="1.3" fill="#1d2b33" stroke="none"/><circle cx="9" cy="9" r="1.3" fill="#1d2b33" stroke="none"/>',
  '<path d="M0 3H12M0 9H12M3 0V12M9 0V12"/>'];
var SCHUIN = '<path d="M-3 3L3 -3M0 12L12 0M9 15L15 9" stroke-width="1.6"/>';
var GEZEGD = { "-1": "niet bekend", "-2": "geen cijfer: er wonen te weinig mensen", "-3": "niet te bereiken" };
function patroon(id, kleur, merk) {
  return '<pattern id="' + id + '" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" fill="' + kleur +
    '"/><g stroke="#1d2b33" stroke-width="1" opacity=".34">' + merk + "</g></pattern>";
}
function stapnaam(stap) { return stap >= 0 ? "stap" + stap : "geen-cijfer"; }
function afstandBij(code) {
  if (!gemeten) { return ""; }
  var cijfer = gemeten.bij[code];
  return cijfer && cijfer[0] >= 0 ? (cijfer[0] + 1) + " · " + cijfer[1] + (cijfer[2] ? " *" : "") : "geen cijfer";
}
function staal(naam, rand, tekst, nummer) {
  var regel = el("div");
  regel.innerHTML = '<svg class="staal" viewBox="0 0 30 20" aria-hidden="true"><rect x=".7" y=".7" width="28.6" height="18.6" fill="' +
    (naam ? "url(#" + naam + ")" : "#fff") + '" stroke="#1d2b33" stroke-width="1.2"' + (rand ? ' stroke-dasharray="2 3"' : "") + "/></svg>";
  if (nummer) { regel.appendChild(el("b", "", nummer)); }
  regel.appendChild(el("span", "", tekst));
  return regel;
}
function legendaAfstand() {
  var vak = document.getElementById("legenda-afstand"), cijfers = gemeten ? gemeten.soort.cijfers : [];
  vak.textContent = "";
  if (!gemeten) { return; }
  vak.appendChild(el("h3", "", gemeten.soort.label + " (" + afstanden.netwerk + ")"));
  afstanden.stappen.forEach(function (stap, i) { vak.appendChild(staal(stapnaam(i), false, stap.label, String(i + 1))); });
  if (cijfers.some(function (c) { return c[0] < 0; })) { vak.appendChild(staal("geen-cijfer", false, "geen cijfer")); }
  if (cijfers.some(function (c) { return c[2]; })) {
    vak.appendChild(staal("", true, "* misschien is er net buiten het gemeten gebied iets dichterbij"));
  }
  vak.appendChild(el("p", "bron", afstanden.kort));
}
function tabelAfstand() {
  var vak = document.getElementById("afstanden-tabel"), uitleg = document.getElementById("afstanden-uitleg");
  vak.textContent = "";
  uitleg.textContent = "";
  document.getElementById("afstanden").hidden = !gemeten;
  document.getElementById("naar-tabel").hidden = !gemeten;
  if (!gemeten) { return; }
  afstanden.uitleg.forEach(function (zin) { uitleg.appendChild(el("p", "", zin)); });
  var tabel = el("table"), kop = el("tr"), rijen = el("tbody"), hoofd = el("thead");
  tabel.appendChild(el("caption", "", "Gemiddelde afstand naar: " + gemeten.soort.label.toLowerCase() + " (" + afstanden.netwerk + ")"));
  ["Buurt", "Afstand", "Stap", "Let op"].forEach(function (tekst) {
    var cel = el("th", "", tekst);
    cel.scope = "col";
    kop.appendChild(cel);
  });
  hoofd.appendChild(kop);
  tabel.appendChild(hoofd);
  afstanden.buurten.forEach(function (buurt, i) {
    var cijfer = gemeten.soort.cijfers[i], rij = el("tr"), naamcel = el("th", "", buurt[1]);
    naamcel.scope = "row";
    rij.appendChild(naamcel);
    rij.appendChild(el("td", "getal", cijfer[0] >= 0 ? cijfer[1] : GEZEGD[cijfer[0]]));
    rij.appendChild(el("td", "stap", cijfer[0] >= 0 ? (cijfer[0] + 1) + ": " + afstanden.stappen[cijfer[0]].label : "–"));
    rij.appendChild(el("td", "", cijfer[2] ? "net buiten het gemeten gebied is misschien iets dichterbij" : ""));
    rijen.appendChild(rij);
  });
  tabel.appendChild(rijen);
  vak.appendChild(tabel);
}
function toonAfstand() {
  var soort = kiesAfstand.value === "" ? null : afstanden.categorieen[kiesAfstand.value];
  afstandlaag.clearLayers();
  gemeten = null;
  if (soort) {
    gemeten = { soort: soort, bij: {} };
    afstanden.buurten.forEach(function (buurt, i) {
      var cijfer = soort.cijfers[i];
      gemeten.bij[buurt[0]] = cijfer;
      L.polygon(buurt[2].map(lines), { renderer: afstandlaag.tekenaar, pane: "afstand", interactive: false, smoothFactor: 0.6,
        fillColor: "url(#" + stapnaam(cijfer[0]) + ")", fillOpacity: 1, color: "#1d2b33", weight: cijfer[2] ? 2.4 : 1.2,
        dashArray: cijfer[2] ? "2 5" : null }).addTo(afstandlaag);
    });
  }
  map.getContainer().classList.toggle("met-afstand", Boolean(soort));
  legendaAfstand();
  tabelAfstand();
  benoem();
  var zonder = soort ? soort.cijfers.filter(function (c) { return c[0] < 0; }).length : 0;
  document.getElementById("afstand-gezegd").textContent = !soort ? "De kaart laat geen afstand zien." :
    "De kaart laat de afstand zien naar: " + soort.label.toLowerCase() + ". " + (soort.cijfers.length - zonder) + " buurten met een cijfer, " +
    zonder + " zonder. Onder de kaart staat het als tabel.";
}
var afstandlaag = L.layerGroup();
if (afstanden) {
  map.createPane("afstand").style.zIndex = 250;
  map.getPane("afstand").setAttribute("aria-hidden", "true");
  afstandlaag.tekenaar = L.svg({ pane: "afstand", padding: 0.4 });
  afstandlaag.addTo(map);
  document.body.insertAdjacentHTML("beforeend", '<svg class="patronen" width="0" height="0" aria-hidden="true" focusable="false"><defs>' +
    afstanden.stappen.map(function (stap, i) { return patroon(stapnaam(i), stap.kleur, MERKEN[i]); }).join("") +
    patroon("geen-cijfer", "#ffffff", SCHUIN) + "</defs></svg>");
  afstanden.categorieen.forEach(function (soort, i) {
    var keus = el("option", "", soort.label);
    keus.value = String(i);
    kiesAfstand.appendChild(keus);
  });
  document.querySelector("label[for=afstand]").textContent = "Hoe ver is het (" + afstanden.netwerk + ")?";
  document.getElementById("kies-afstand").hidden = false;
  kiesAfstand.addEventListener("change", toonAfstand);
}
