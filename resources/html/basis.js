// What all parts of the page use. Text from the register only ever becomes textContent, so that
// markup in a name stays text. The parts are written into one function, in the order of html_export.py.
var data = JSON.parse(document.getElementById("gegevens").textContent);
var map = window.map_kaart;
var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
var el = function (tag, klasse, tekst) {
  var node = document.createElement(tag);
  if (klasse) { node.className = klasse; }
  if (tekst) { node.textContent = tekst; }
  return node;
};
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

// Read once, copied for each line of the list.
var symbolen = {};
function symboolNode(sfeer, formaliteit) {
  var naam = sfeer + " " + formaliteit;
  if (!symbolen[naam]) {
    var vak = el("div");
    vak.innerHTML = symbool(sfeer, formaliteit);
    symbolen[naam] = vak.firstChild;
  }
  return symbolen[naam].cloneNode(true);
}
function knop(tekst, doe) {
  var node = el("button", "klein", tekst);
  node.type = "button";
  node.addEventListener("click", doe);
  return node;
}
var smal = window.matchMedia("(max-width: 52rem)");
