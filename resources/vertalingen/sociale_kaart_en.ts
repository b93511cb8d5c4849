<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="nl">
  <context>
    <name>AfdrukkenDialog</name>
    <message>
      <source>&amp;Bewaar als pdf…</source>
      <translation>&amp;Save as pdf…</translation>
    </message>
    <message>
      <source>&amp;Druk af…</source>
      <translation>&amp;Print…</translation>
    </message>
    <message>
      <source>&amp;Sluit</source>
      <translation>&amp;Close</translation>
    </message>
    <message>
      <source>Afdrukken</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>Deze kaart heeft geen ondergrond, en zonder ondergrond is er geen kaart om af te drukken. Kies in het menu ‘Kaart’: ‘Kies een andere ondergrond…’.</source>
      <translation>This map has no base map, and without a base map there is no map to print. Choose in the menu ‘Map’: ‘Choose another base map…’.</translation>
    </message>
    <message>
      <source>Er zijn geen buurten gevonden in de ondergrond.</source>
      <translation>No neighbourhoods were found in the base map.</translation>
    </message>
    <message>
      <source>Je hebt de kaart gewijzigd. Het blad is opnieuw gemaakt.</source>
      <translation>You changed the map. The sheet was made again.</translation>
    </message>
    <message>
      <source>Kies een buurt, of kies ‘Alle buurten’.</source>
      <translation>Choose a neighbourhood, or choose ‘All neighbourhoods’.</translation>
    </message>
    <message>
      <source>Schrijf links de vraag waar het blad mee begint, en aan wie je die stelt.</source>
      <translation>Write on the left the question the sheet begins with, and whom you ask it.</translation>
    </message>
  </context>
  <context>
    <name>AfstandenPage</name>
    <message>
      <source>Afstanden in een tabel</source>
      <translation>Distances in a table</translation>
    </message>
    <message>
      <source>Alle cijfers als Excel of csv.</source>
      <translation>All figures as Excel or csv.</translation>
    </message>
    <message>
      <source>Bereken opnieuw</source>
      <translation>Calculate again</translation>
    </message>
    <message>
      <source>Bewaar de afstanden</source>
      <translation>Save the distances</translation>
    </message>
    <message>
      <source>Bewaar…</source>
      <translation>Save…</translation>
    </message>
    <message>
      <source>De afstanden worden berekend. Je kunt gewoon doorwerken.</source>
      <translation>The distances are being calculated. You can just go on working.</translation>
    </message>
    <message>
      <source>De tabel, om te plakken in Excel.</source>
      <translation>The table, to paste in Excel.</translation>
    </message>
    <message>
      <source>Deze kaart heeft geen ondergrond. Zonder straten en adressen zijn er geen afstanden. Kies er een met Kaart › Kies een andere ondergrond.</source>
      <translation>This map has no base map. Without streets and addresses there are no distances. Choose one with Map › Choose another base map.</translation>
    </message>
    <message>
      <source>Dichtbij is nog niet open, toegankelijk of welkom. Een leeg vak betekent: geen cijfer, niet: er is niets.</source>
      <translation>Nearby is not yet open, accessible or welcoming. An empty cell means: no figure, not: there is nothing.</translation>
    </message>
    <message>
      <source>Er staat geen plek van ‘{0}’ in de gegevens. Dat is geen 0: we weten het niet.</source>
      <translation>There is no place of ‘{0}’ in the data. That is not 0: we do not know.</translation>
    </message>
    <message>
      <source>Excel (*.xlsx);;csv (*.csv)</source>
      <translation>Excel (*.xlsx);;csv (*.csv)</translation>
    </message>
    <message>
      <source>Haalt de kleuren van de kaart.</source>
      <translation>Takes the colours off the map.</translation>
    </message>
    <message>
      <source>Hiervoor zijn geen gebieden bekend in deze ondergrond.</source>
      <translation>No areas are known for this in this base map.</translation>
    </message>
    <message>
      <source>Kies waar je naartoe gaat en hoe, en klik op ‘Toon op de kaart’. Alle soorten plekken worden dan samen berekend.</source>
      <translation>Choose where you go and how, and click ‘Show on the map’. All kinds of places are then calculated together.</translation>
    </message>
    <message>
      <source>Kopieer</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Opbouw</source>
      <translation>Build-up</translation>
    </message>
    <message>
      <source>Toon op de kaart</source>
      <translation>Show on the map</translation>
    </message>
    <message>
      <source>Toont de weg vanaf een adres, en hoe lang die is.</source>
      <translation>Shows the way from an address, and how long it is.</translation>
    </message>
    <message>
      <source>Toont waaruit het cijfer van de gekozen buurt bestaat.</source>
      <translation>Shows what the figure of the chosen neighbourhood consists of.</translation>
    </message>
    <message>
      <source>Verouderd: de kaart is veranderd nadat dit is berekend. Klik op ‘Bereken opnieuw’.</source>
      <translation>Out of date: the map has changed after this was calculated. Click ‘Calculate again’.</translation>
    </message>
    <message>
      <source>Voor deze groep heeft de ondergrond geen cijfers. Kies ‘Alle inwoners’.</source>
      <translation>The base map has no figures for this group. Choose ‘Alle inwoners’ (all inhabitants).</translation>
    </message>
    <message>
      <source>Waarop berust dit?</source>
      <translation>What is this based on?</translation>
    </message>
    <message>
      <source>Wijs een adres aan</source>
      <translation>Point out an address</translation>
    </message>
    <message>
      <source>Zet uit</source>
      <translation>Turn off</translation>
    </message>
    <message>
      <source>afstanden</source>
      <translation>distances</translation>
    </message>
    <message>
      <source>{0} rijen gekopieerd. Plak ze in Excel.</source>
      <translation>{0} rows copied. Paste them in Excel.</translation>
    </message>
  </context>
  <context>
    <name>AgendaModel</name>
    <message>
      <source>Datum</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Hulpbron</source>
      <translation>Resource</translation>
    </message>
    <message>
      <source>Wat</source>
      <translation>What</translation>
    </message>
    <message>
      <source>verlopen: </source>
      <translation>past: </translation>
    </message>
  </context>
  <context>
    <name>AgendaPanel</name>
    <message>
      <source>Agenda</source>
      <translation>Calendar of dates</translation>
    </message>
    <message>
      <source>Agenda: alle datums per maand</source>
      <translation>Dates: all dates per month</translation>
    </message>
    <message>
      <source>Alle soorten datums</source>
      <translation>All kinds of dates</translation>
    </message>
    <message>
      <source>Koppen van de agenda</source>
      <translation>Headings of the dates</translation>
    </message>
    <message>
      <source>Nog geen datums. Vul bij een hulpbron in tot wanneer er geld of ruimte is; dan zie je het hier op tijd.</source>
      <translation>No dates yet. Fill in with a resource until when there is money or room; then you see it here in time.</translation>
    </message>
    <message>
      <source>Verlopen</source>
      <translation>Past</translation>
    </message>
    <message>
      <source>Welke datums</source>
      <translation>Which dates</translation>
    </message>
  </context>
  <context>
    <name>AskedDialog</name>
    <message>
      <source>Bewaar</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Gevraagd aan (geen naam)</source>
      <translation>Asked of (no name)</translation>
    </message>
    <message>
      <source>Hele gemeente ({0})</source>
      <translation>Whole municipality ({0})</translation>
    </message>
    <message>
      <source>Hoe</source>
      <translation>How</translation>
    </message>
    <message>
      <source>Leg vast</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>Met wie is gesproken</source>
      <translation>Who was spoken to</translation>
    </message>
    <message>
      <source>Schrijf niet op hoe iemand heet. Het gaat om wat voor iemand het was.</source>
      <translation>Do not write down what somebody is called. It is about what kind of person it was.</translation>
    </message>
    <message>
      <source>Waarover (leeg is: over alles)</source>
      <translation>About what (empty is: about everything)</translation>
    </message>
    <message>
      <source>Wanneer</source>
      <translation>When</translation>
    </message>
    <message>
      <source>Wat kwam eruit</source>
      <translation>What came of it</translation>
    </message>
    <message>
      <source>bijeenkomst</source>
      <translation>meeting</translation>
    </message>
    <message>
      <source>gesprek</source>
      <translation>conversation</translation>
    </message>
    <message>
      <source>huisbezoek</source>
      <translation>home visit</translation>
    </message>
    <message>
      <source>inloop</source>
      <translation>walk-in hour</translation>
    </message>
    <message>
      <source>telefoon</source>
      <translation>phone</translation>
    </message>
    <message>
      <source>vragenlijst</source>
      <translation>questionnaire</translation>
    </message>
  </context>
  <context>
    <name>Attribution</name>
    <message>
      <source>Bronnen van de kaart</source>
      <translation>Sources of the map</translation>
    </message>
  </context>
  <context>
    <name>BackupDialog</name>
    <message>
      <source>De kaart is precies zoals in deze reservekopie.</source>
      <translation>The map is exactly as in this backup.</translation>
    </message>
    <message>
      <source>Dit verandert als je deze reservekopie terugzet:</source>
      <translation>This changes when you put back this backup:</translation>
    </message>
    <message>
      <source>Er zijn nog geen reservekopieën. De eerste komt vanzelf.</source>
      <translation>There are no backups yet. The first one comes by itself.</translation>
    </message>
    <message>
      <source>Gemaakt op</source>
      <translation>Made on</translation>
    </message>
    <message>
      <source>Grootte</source>
      <translation>Size</translation>
    </message>
    <message>
      <source>Komt terug in de kaart</source>
      <translation>Comes back in the map</translation>
    </message>
    <message>
      <source>Koppen</source>
      <translation>Headings</translation>
    </message>
    <message>
      <source>Reservekopieën, de nieuwste eerst</source>
      <translation>Backups, newest first</translation>
    </message>
    <message>
      <source>Terugzetten is één stap; je kunt hem weer ongedaan maken. Wat voorgoed is verwijderd, komt niet terug.</source>
      <translation>Putting back is one step; you can undo it. What was removed for good does not come back.</translation>
    </message>
    <message>
      <source>Verdwijnt uit de kaart</source>
      <translation>Disappears from the map</translation>
    </message>
    <message>
      <source>Vergelijken…</source>
      <translation>Comparing…</translation>
    </message>
    <message>
      <source>Wat verandert als je deze terugzet</source>
      <translation>What changes when you put this back</translation>
    </message>
    <message>
      <source>Wordt weer zoals toen</source>
      <translation>Becomes again as it was then</translation>
    </message>
    <message>
      <source>Zet deze terug</source>
      <translation>Put this back</translation>
    </message>
    <message>
      <source>Zet een reservekopie terug</source>
      <translation>Put back a backup</translation>
    </message>
    <message>
      <source>en nog {0}</source>
      <translation>and {0} more</translation>
    </message>
    <message>
      <source>vandaag</source>
      <translation>today</translation>
    </message>
  </context>
  <context>
    <name>BackupKeeper</name>
    <message>
      <source>reservekopie lukte niet</source>
      <translation>the backup failed</translation>
    </message>
    <message>
      <source>reservekopie {0}</source>
      <translation>backup {0}</translation>
    </message>
  </context>
  <context>
    <name>BarChart</name>
    <message>
      <source>aan de rand: het kan buiten de kaart dichterbij zijn</source>
      <translation>at the edge: it may be nearer outside the map</translation>
    </message>
  </context>
  <context>
    <name>BatchesDialog</name>
    <message>
      <source>Bestand</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Bewaar het ontvangstbewijs…</source>
      <translation>Save the receipt…</translation>
    </message>
    <message>
      <source>Bijgewerkt</source>
      <translation>Updated</translation>
    </message>
    <message>
      <source>Datum</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Eerdere importen</source>
      <translation>Earlier imports</translation>
    </message>
    <message>
      <source>Imports in deze kaart: {0}. Kies er een.</source>
      <translation>Imports in this map: {0}. Choose one.</translation>
    </message>
    <message>
      <source>In deze kaart is nog geen lijst geïmporteerd.</source>
      <translation>No list has been imported in this map yet.</translation>
    </message>
    <message>
      <source>Neem de import terug</source>
      <translation>Take the import back</translation>
    </message>
    <message>
      <source>Neem terug</source>
      <translation>Take back</translation>
    </message>
    <message>
      <source>Neem terug haalt van de kaart wat ‘{0}’ daarop heeft gezet: {1}. Wat de lijst veranderde, wordt weer zoals het was. Wat jullie daarna zelf hebben aangepast of samengevoegd, blijft staan. Je kunt het daarna weer terugzetten.</source>
      <translation>Take back removes from the map what ‘{0}’ put on it: {1}. What the list changed becomes as it was. What you edited or merged yourselves since then stays. You can undo it afterwards.</translation>
    </message>
    <message>
      <source>Op de kaart</source>
      <translation>On the map</translation>
    </message>
    <message>
      <source>Open de wachtrij</source>
      <translation>Open the queue</translation>
    </message>
    <message>
      <source>Overgeslagen</source>
      <translation>Skipped</translation>
    </message>
    <message>
      <source>Profiel</source>
      <translation>Profile</translation>
    </message>
    <message>
      <source>Rijen</source>
      <translation>Rows</translation>
    </message>
    <message>
      <source>Samengevoegd</source>
      <translation>Merged</translation>
    </message>
    <message>
      <source>Teruggezet: {0}.</source>
      <translation>Undone: {0}.</translation>
    </message>
    <message>
      <source>Wacht</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>Zet terug</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>geen</source>
      <translation>none</translation>
    </message>
  </context>
  <context>
    <name>Beeld</name>
    <message>
      <source>Dichtstbij</source>
      <translation>Nearest</translation>
    </message>
    <message>
      <source>Dit vak in {0}: {1}.</source>
      <translation>This square in {0}: {1}.</translation>
    </message>
    <message>
      <source>Grafieken</source>
      <translation>Charts</translation>
    </message>
    <message>
      <source>Hoe ver de inwoners van {0} moeten gaan: {1}</source>
      <translation>How far the inhabitants of {0} have to go: {1}</translation>
    </message>
    <message>
      <source>Kies bij ‘per’ een vak van 100 m, en klik op een vak op de kaart. Dan zie je hier de drie plekken die er het dichtst bij zijn.</source>
      <translation>Choose a square of 100 m at ‘per’, and click a square on the map. Then you see here the three places that are nearest to it.</translation>
    </message>
    <message>
      <source>Kies een gebied in de tabel of op de kaart.</source>
      <translation>Choose an area in the table or on the map.</translation>
    </message>
    <message>
      <source>Klik op een vak op de kaart, of kies het in de tabel.</source>
      <translation>Click a square on the map, or choose it in the table.</translation>
    </message>
    <message>
      <source>Naast elkaar</source>
      <translation>Side by side</translation>
    </message>
    <message>
      <source>Nog geen cijfers</source>
      <translation>No figures yet</translation>
    </message>
    <message>
      <source>Vanaf het midden van dit vak in {0}:</source>
      <translation>From the middle of this square in {0}:</translation>
    </message>
    <message>
      <source>Verdeling</source>
      <translation>Spread</translation>
    </message>
    <message>
      <source>{0}: {1}.</source>
      <translation>{0}: {1}.</translation>
    </message>
  </context>
  <context>
    <name>BereikbaarheidCommands</name>
    <message>
      <source>Bewaar de afstanden</source>
      <translation>Save the distances</translation>
    </message>
    <message>
      <source>Excel (*.xlsx);;csv (*.csv)</source>
      <translation>Excel (*.xlsx);;csv (*.csv)</translation>
    </message>
  </context>
  <context>
    <name>BereikbaarheidPanel</name>
    <message>
      <source>Onderdelen van Bereikbaarheid</source>
      <translation>Parts of Distances</translation>
    </message>
  </context>
  <context>
    <name>BestandCommands</name>
    <message>
      <source>De kaart is in orde</source>
      <translation>The map is in order</translation>
    </message>
    <message>
      <source>Dit vraagt aandacht</source>
      <translation>This needs attention</translation>
    </message>
    <message>
      <source>Er is niets gevonden dat aandacht vraagt.</source>
      <translation>Nothing was found that needs attention.</translation>
    </message>
    <message>
      <source>Gedaan: {0}</source>
      <translation>Done: {0}</translation>
    </message>
    <message>
      <source>Geef een kopie door</source>
      <translation>Pass on a copy</translation>
    </message>
    <message>
      <source>Gestopt. Er is niets teruggezet.</source>
      <translation>Stopped. Nothing was put back.</translation>
    </message>
    <message>
      <source>Kaart (*.kaart.gpkg *.gpkg)</source>
      <translation>Map (*.kaart.gpkg *.gpkg)</translation>
    </message>
    <message>
      <source>Kaart (*.kaart.gpkg)</source>
      <translation>Map (*.kaart.gpkg)</translation>
    </message>
    <message>
      <source>Kopie gemaakt, zonder geschiedenis: {0}</source>
      <translation>Copy made, without history: {0}</translation>
    </message>
    <message>
      <source>Open een kaart</source>
      <translation>Open a map</translation>
    </message>
    <message>
      <source>Reservekopie terugzetten…</source>
      <translation>Put back a backup…</translation>
    </message>
    <message>
      <source>Tekst (*.txt)</source>
      <translation>Text (*.txt)</translation>
    </message>
    <message>
      <source>Waar bewaar je het verslag?</source>
      <translation>Where do you keep the report?</translation>
    </message>
  </context>
  <context>
    <name>BestePlekPage</name>
    <message>
      <source> plek</source>
      <translation> place</translation>
    </message>
    <message>
      <source> plekken</source>
      <translation> places</translation>
    </message>
    <message>
      <source>Beste plek</source>
      <translation>Best place</translation>
    </message>
    <message>
      <source>Beste plek: {0}</source>
      <translation>Best place: {0}</translation>
    </message>
    <message>
      <source>Bij</source>
      <translation>With</translation>
    </message>
    <message>
      <source>Bij welke soort plek die er al is</source>
      <translation>With which kind of place that is already there</translation>
    </message>
    <message>
      <source>Deze kaart heeft geen ondergrond. Zonder straten en adressen is niet te rekenen. Kies er een met Kaart › Kies een andere ondergrond.</source>
      <translation>This map has no base map. Without streets and addresses nothing can be calculated. Choose one with Map › Choose another base map.</translation>
    </message>
    <message>
      <source>Hoeveel plekken</source>
      <translation>How many places</translation>
    </message>
    <message>
      <source>In een nieuw plan</source>
      <translation>In a new plan</translation>
    </message>
    <message>
      <source>Kies uit</source>
      <translation>Choose from</translation>
    </message>
    <message>
      <source>Klik aan waar de plek zou kunnen komen.</source>
      <translation>Click where the place could come.</translation>
    </message>
    <message>
      <source>Klik op ‘Teken punten’ en wijs aan waar de plek zou kunnen komen.</source>
      <translation>Click ‘Draw points’ and point out where the place could come.</translation>
    </message>
    <message>
      <source>Kopieer de tabel</source>
      <translation>Copy the table</translation>
    </message>
    <message>
      <source>Neem over in een plan</source>
      <translation>Take over in a plan</translation>
    </message>
    <message>
      <source>Nieuw</source>
      <translation>New</translation>
    </message>
    <message>
      <source>Soort plek</source>
      <translation>Kind of place</translation>
    </message>
    <message>
      <source>Teken punten</source>
      <translation>Draw points</translation>
    </message>
    <message>
      <source>Toon op de kaart</source>
      <translation>Show on the map</translation>
    </message>
    <message>
      <source>Verouderd: de vraag of de kaart is veranderd. Zoek opnieuw. {0}</source>
      <translation>Out of date: the question or the map has changed. Search again. {0}</translation>
    </message>
    <message>
      <source>Waar helpt een nieuwe plek de meeste mensen? Kies wat er bij komt en waaruit je kiest.
Het antwoord zegt waar, hoeveel het scheelt, en wat de tweede keus is.
Over wat dicht kan, geeft het programma geen advies.</source>
      <translation>Where does a new place help the most people? Choose what is added and what you choose from.
The answer says where, how much it matters, and what the second choice is.
The program gives no advice about what can close.</translation>
    </message>
    <message>
      <source>Waarop berust dit?</source>
      <translation>What is this based on?</translation>
    </message>
    <message>
      <source>Wat de beste plek verandert per buurt</source>
      <translation>What the best place changes per neighbourhood</translation>
    </message>
    <message>
      <source>We zoeken de beste plek. Je kunt gewoon doorwerken, of stoppen.</source>
      <translation>We are looking for the best place. You can just go on working, or stop.</translation>
    </message>
    <message>
      <source>Wis de punten</source>
      <translation>Clear the points</translation>
    </message>
    <message>
      <source>Zoek</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>Zoek de beste plek</source>
      <translation>Find the best place</translation>
    </message>
    <message>
      <source>adressen</source>
      <translation>addresses</translation>
    </message>
    <message>
      <source>de kortste weg gemiddeld</source>
      <translation>the shortest way on average</translation>
    </message>
    <message>
      <source>de meeste mensen dichtbij</source>
      <translation>the most people nearby</translation>
    </message>
    <message>
      <source>gebouwen</source>
      <translation>buildings</translation>
    </message>
    <message>
      <source>plekken die er al zijn</source>
      <translation>places that are already there</translation>
    </message>
    <message>
      <source>plekken met status ‘kans’</source>
      <translation>places with the status ‘kans’ (a place that is free)</translation>
    </message>
    <message>
      <source>punt {0}</source>
      <translation>point {0}</translation>
    </message>
    <message>
      <source>punten die ik teken</source>
      <translation>points that I draw</translation>
    </message>
    <message>
      <source>tweede keus: {0}</source>
      <translation>second choice: {0}</translation>
    </message>
  </context>
  <context>
    <name>BewaarPage</name>
    <message>
      <source>Alles komt in dit ene bestand. Kies een map waar een reservekopie van wordt gemaakt, zoals je eigen map op het werk. Opslaan hoeft daarna niet meer: dat gaat vanzelf.</source>
      <translation>Everything is kept in this one file. Choose a folder of which a backup is made, such as your own folder at work. You need not save after that: it happens by itself.</translation>
    </message>
    <message>
      <source>De map ‘{0}’ bestaat niet.</source>
      <translation>The folder ‘{0}’ does not exist.</translation>
    </message>
    <message>
      <source>Kaart (*.kaart.gpkg)</source>
      <translation>Map (*.kaart.gpkg)</translation>
    </message>
    <message>
      <source>Kies waar je de kaart bewaart.</source>
      <translation>Choose where you keep the map.</translation>
    </message>
    <message>
      <source>Waar bewaar je de kaart?</source>
      <translation>Where do you keep the map?</translation>
    </message>
    <message>
      <source>‘{0}’ bestaat al. Kies een andere naam of map.</source>
      <translation>‘{0}’ exists already. Choose another name or folder.</translation>
    </message>
  </context>
  <context>
    <name>Blad</name>
    <message>
      <source>{0} rijen gekopieerd. Plak ze in Excel.</source>
      <translation>{0} rows copied. Paste them in Excel.</translation>
    </message>
  </context>
  <context>
    <name>BladKeuze</name>
    <message>
      <source>Blad van {0}: {1}.</source>
      <translation>Sheet of {0}: {1}.</translation>
    </message>
    <message>
      <source>Bladcode (staat onder de kaart op het blad), of de buurt</source>
      <translation>Sheet code (below the map on the sheet), or the neighbourhood</translation>
    </message>
    <message>
      <source>Bladcode of buurt</source>
      <translation>Sheet code or neighbourhood</translation>
    </message>
    <message>
      <source>Open het blad</source>
      <translation>Open the sheet</translation>
    </message>
    <message>
      <source>Papier van het blad</source>
      <translation>Paper of the sheet</translation>
    </message>
    <message>
      <source>Staat er een andere code op het papier? Typ dan die.</source>
      <translation>Is there another code on the paper? Then type that one.</translation>
    </message>
    <message>
      <source>Typ de bladcode, of kies de buurt.</source>
      <translation>Type the sheet code, or choose the neighbourhood.</translation>
    </message>
    <message>
      <source>zoals BU01660001-2024-A3L-5000-7KM</source>
      <translation>such as BU01660001-2024-A3L-5000-7KM</translation>
    </message>
  </context>
  <context>
    <name>BladMap</name>
    <message>
      <source>Het vraagteken is wat al op de kaart staat.</source>
      <translation>The question mark is what is already on the map.</translation>
    </message>
    <message>
      <source>Kaart van het blad</source>
      <translation>Map of the sheet</translation>
    </message>
    <message>
      <source>Klik op de kaart: dan staat nummer {0} precies daar.</source>
      <translation>Click on the map: then number {0} is exactly there.</translation>
    </message>
  </context>
  <context>
    <name>BulkDialog</name>
    <message>
      <source>(leeg)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>Dit verandert {0} van deze {1}, in één stap.</source>
      <translation>This changes {0} of these {1}, in one step.</translation>
    </message>
    <message>
      <source>Haal weg uit wat er staat</source>
      <translation>Remove from what is there</translation>
    </message>
    <message>
      <source>Je haalt dit weg bij {0} van deze {1}.</source>
      <translation>You remove this from {0} of these {1}.</translation>
    </message>
    <message>
      <source>Kies wat het wordt.</source>
      <translation>Choose what it becomes.</translation>
    </message>
    <message>
      <source>Kies…</source>
      <translation>Browse…</translation>
    </message>
    <message>
      <source>Vervang wat er staat</source>
      <translation>Replace what is there</translation>
    </message>
    <message>
      <source>Voeg toe aan wat er staat</source>
      <translation>Add to what is there</translation>
    </message>
    <message>
      <source>Wat doe je?</source>
      <translation>What do you do?</translation>
    </message>
    <message>
      <source>Wat wijzig je?</source>
      <translation>What do you change?</translation>
    </message>
    <message>
      <source>Wat wordt het?</source>
      <translation>What does it become?</translation>
    </message>
    <message>
      <source>Wijzig</source>
      <translation>Change</translation>
    </message>
    <message>
      <source>Wijzig deze {0}</source>
      <translation>Change this {0}</translation>
    </message>
    <message>
      <source>Wijzig {0}</source>
      <translation>Change {0}</translation>
    </message>
    <message>
      <source>dag-maand-jaar, leeg haalt de datum weg</source>
      <translation>day-month-year, empty removes the date</translation>
    </message>
    <message>
      <source>leeg</source>
      <translation>empty</translation>
    </message>
    <message>
      <source>{0} daarvan verliezen hun punt: persoonlijk hoort bij een buurt.</source>
      <translation>{0} of them lose their point: personal belongs to a neighbourhood.</translation>
    </message>
  </context>
  <context>
    <name>BuurtPicker</name>
    <message>
      <source>Alle buurten</source>
      <translation>All neighbourhoods</translation>
    </message>
    <message>
      <source>Buurten</source>
      <translation>Neighbourhoods</translation>
    </message>
    <message>
      <source>Geen buurt met deze naam.</source>
      <translation>No neighbourhood with this name.</translation>
    </message>
    <message>
      <source>Zoek een buurt</source>
      <translation>Search for a neighbourhood</translation>
    </message>
    <message>
      <source>{0} van {1} buurten gekozen</source>
      <translation>{0} of {1} neighbourhoods chosen</translation>
    </message>
  </context>
  <context>
    <name>CalendarPopup</name>
    <message>
      <source>Dagen van de maand</source>
      <translation>Days of the month</translation>
    </message>
    <message>
      <source>Jaar</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>Kalender</source>
      <translation>Calendar</translation>
    </message>
    <message>
      <source>Kies een dag</source>
      <translation>Choose a day</translation>
    </message>
    <message>
      <source>Maand</source>
      <translation>Month</translation>
    </message>
    <message>
      <source>Volgende maand</source>
      <translation>Next month</translation>
    </message>
    <message>
      <source>Vorige maand</source>
      <translation>Previous month</translation>
    </message>
  </context>
  <context>
    <name>Callout</name>
    <message>
      <source>Klaar</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Rondleiding, {0} van {1}: {2}</source>
      <translation>Tour, {0} of {1}: {2}</translation>
    </message>
    <message>
      <source>Sla over</source>
      <translation>Skip</translation>
    </message>
    <message>
      <source>Terug</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Volgende</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>{0} van {1}</source>
      <translation>{0} of {1}</translation>
    </message>
  </context>
  <context>
    <name>CbsBlad</name>
    <message>
      <source>Adressen</source>
      <translation>Addresses</translation>
    </message>
    <message>
      <source>Afstand tot</source>
      <translation>Distance to</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>De afstanden worden berekend. Je kunt gewoon doorwerken.</source>
      <translation>The distances are being calculated. You can just go on working.</translation>
    </message>
    <message>
      <source>Deze kaart heeft geen ondergrond, dus ook geen cijfers van het CBS.</source>
      <translation>This map has no base map, so no figures of CBS either.</translation>
    </message>
    <message>
      <source>Een verschil komt vaak doordat wij andere plekken kennen dan het CBS. Zie je dat er een plek mist? Zet hem op de kaart.</source>
      <translation>A difference often comes from us knowing other places than CBS. Do you see that a place is missing? Put it on the map.</translation>
    </message>
    <message>
      <source>Het CBS meet elk jaar hoe ver het is met de auto. Klik op ‘Zet naast elkaar’ om onze afstanden ernaast te zien.</source>
      <translation>CBS measures every year how far it is by car. Click ‘Put side by side’ to see our distances beside it.</translation>
    </message>
    <message>
      <source>Het CBS meet met de auto. Daarom staat hier geen verschil: het zijn twee verschillende dingen.</source>
      <translation>CBS measures by car. That is why there is no difference here: they are two different things.</translation>
    </message>
    <message>
      <source>In deze ondergrond staan geen afstanden van het CBS. Je kunt ze meenemen bij Bestand › Maak een ondergrond.</source>
      <translation>There are no distances of CBS in this base map. You can include them with File › Make a base map.</translation>
    </message>
    <message>
      <source>In {0} buurten met meer dan 200 adressen, niet aan de rand: gemiddeld {1} ernaast (naar boven of beneden), samen {2}.</source>
      <translation>In {0} neighbourhoods with more than 200 addresses, not at the edge: on average {1} off (up or down), taken together {2}.</translation>
    </message>
    <message>
      <source>Kopieer de tabel</source>
      <translation>Copy the table</translation>
    </message>
    <message>
      <source>Let op</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Onze afstanden naast die van het CBS</source>
      <translation>Our distances beside those of CBS</translation>
    </message>
    <message>
      <source>Samenhang: {0}.</source>
      <translation>Correlation: {0}.</translation>
    </message>
    <message>
      <source>Verouderd: de kaart is veranderd. Klik op ‘Zet naast elkaar’.</source>
      <translation>Out of date: the map has changed. Click ‘Put side by side’.</translation>
    </message>
    <message>
      <source>Verschil</source>
      <translation>Difference</translation>
    </message>
    <message>
      <source>Wij</source>
      <translation>We</translation>
    </message>
    <message>
      <source>Wij min het CBS.</source>
      <translation>We minus CBS.</translation>
    </message>
    <message>
      <source>Zet naast elkaar</source>
      <translation>Put side by side</translation>
    </message>
    <message>
      <source>over de wegen van OpenStreetMap, buurten {0}: {1}.</source>
      <translation>over the roads of OpenStreetMap, neighbourhoods {0}: {1}.</translation>
    </message>
    <message>
      <source>wij meten</source>
      <translation>we measure</translation>
    </message>
  </context>
  <context>
    <name>CelVak</name>
    <message>
      <source>Hulpbronnen binnen bereik</source>
      <translation>Resources within reach</translation>
    </message>
    <message>
      <source>Leg een gesprek vast…</source>
      <translation>Record a conversation…</translation>
    </message>
    <message>
      <source>Schrijf op aan wie je dit vroeg, en wat eruit kwam.</source>
      <translation>Write down whom you asked this, and what came out of it.</translation>
    </message>
  </context>
  <context>
    <name>CellDelegate</name>
    <message>
      <source>(leeg)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>dag-maand-jaar</source>
      <translation>day-month-year</translation>
    </message>
  </context>
  <context>
    <name>Chip</name>
    <message>
      <source>{0}: haal weg</source>
      <translation>{0}: remove</translation>
    </message>
  </context>
  <context>
    <name>ChoiceList</name>
    <message>
      <source>Zoek in de lijst</source>
      <translation>Search in the list</translation>
    </message>
    <message>
      <source>Zoek in de lijst…</source>
      <translation>Search in the list…</translation>
    </message>
  </context>
  <context>
    <name>ChoicePanel</name>
    <message>
      <source>Aan wie</source>
      <translation>To whom</translation>
    </message>
    <message>
      <source>Antwoord graag voor</source>
      <translation>Please answer before</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Buurten</source>
      <translation>Neighbourhoods</translation>
    </message>
    <message>
      <source>De vraag waar het blad mee begint</source>
      <translation>The question the sheet begins with</translation>
    </message>
    <message>
      <source>Grote letter</source>
      <translation>Large letters</translation>
    </message>
    <message>
      <source>Liggend</source>
      <translation>Landscape</translation>
    </message>
    <message>
      <source>Met afstanden</source>
      <translation>With distances</translation>
    </message>
    <message>
      <source>Met een kaart van alle buurten</source>
      <translation>With a map of all neighbourhoods</translation>
    </message>
    <message>
      <source>Met een lijst op naam</source>
      <translation>With a list by name</translation>
    </message>
    <message>
      <source>Papier</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>Schaal</source>
      <translation>Scale</translation>
    </message>
    <message>
      <source>Staand</source>
      <translation>Portrait</translation>
    </message>
    <message>
      <source>Stand</source>
      <translation>Direction of the paper</translation>
    </message>
    <message>
      <source>Van wie</source>
      <translation>From whom</translation>
    </message>
    <message>
      <source>Veranderd sinds</source>
      <translation>Changed since</translation>
    </message>
    <message>
      <source>Voor wie</source>
      <translation>For whom</translation>
    </message>
    <message>
      <source>Wat</source>
      <translation>What</translation>
    </message>
    <message>
      <source>Wat het best past</source>
      <translation>What fits best</translation>
    </message>
    <message>
      <source>Zeg wat er is veranderd sinds</source>
      <translation>Tell what has changed since</translation>
    </message>
    <message>
      <source>Zet erop wat al bekend is</source>
      <translation>Put on it what is already known</translation>
    </message>
    <message>
      <source>Zo groot als past</source>
      <translation>As large as fits</translation>
    </message>
    <message>
      <source>Zoals: de participatieraad</source>
      <translation>For example: the participation council</translation>
    </message>
  </context>
  <context>
    <name>ChoicesDialog</name>
    <message>
      <source>Bewaar</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Kies wat past bij ‘{0}’.</source>
      <translation>Choose what suits ‘{0}’.</translation>
    </message>
  </context>
  <context>
    <name>ColumnsDialog</name>
    <message>
      <source>Alle kolommen</source>
      <translation>All columns</translation>
    </message>
    <message>
      <source>De kolommen die er zijn als je nog niets kiest</source>
      <translation>The columns that are there until you choose others</translation>
    </message>
    <message>
      <source>In de tabel, van links naar rechts</source>
      <translation>In the table, from left to right</translation>
    </message>
    <message>
      <source>Kies de kolommen</source>
      <translation>Choose the columns</translation>
    </message>
    <message>
      <source>Kolommen in de tabel, van links naar rechts</source>
      <translation>Columns in the table, from left to right</translation>
    </message>
    <message>
      <source>Naar links</source>
      <translation>To the left</translation>
    </message>
    <message>
      <source>Naar rechts</source>
      <translation>To the right</translation>
    </message>
    <message>
      <source>Toon deze kolommen</source>
      <translation>Show these columns</translation>
    </message>
    <message>
      <source>Zoals eerst</source>
      <translation>As before</translation>
    </message>
    <message>
      <source>Zoek een kolom</source>
      <translation>Search for a column</translation>
    </message>
    <message>
      <source>Zoek een kolom…</source>
      <translation>Search for a column…</translation>
    </message>
  </context>
  <context>
    <name>ColumnsPage</name>
    <message>
      <source>(leeg)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>&lt;b&gt;{0}&lt;/b&gt; kolommen = &lt;b&gt;{1}&lt;/b&gt; gelezen + &lt;b&gt;{2}&lt;/b&gt; alleen bewaard bij de rij + &lt;b&gt;{3}&lt;/b&gt; niet bewaard.</source>
      <translation>&lt;b&gt;{0}&lt;/b&gt; columns = &lt;b&gt;{1}&lt;/b&gt; read + &lt;b&gt;{2}&lt;/b&gt; only kept with the row + &lt;b&gt;{3}&lt;/b&gt; not kept.</translation>
    </message>
    <message>
      <source>Bewaar als profiel</source>
      <translation>Save as a profile</translation>
    </message>
    <message>
      <source>Gelezen met het profiel ‘{0}’.</source>
      <translation>Read with the profile ‘{0}’.</translation>
    </message>
    <message>
      <source>Kies welke kolom de naam is.</source>
      <translation>Choose which column is the name.</translation>
    </message>
    <message>
      <source>Kolom</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>Kolom ‘{0}’ wordt</source>
      <translation>Column ‘{0}’ becomes</translation>
    </message>
    <message>
      <source>Kolommen van de lijst</source>
      <translation>Columns of the list</translation>
    </message>
    <message>
      <source>Lees met profiel</source>
      <translation>Read with profile</translation>
    </message>
    <message>
      <source>Naam van het profiel</source>
      <translation>Name of the profile</translation>
    </message>
    <message>
      <source>Naam, voor de lijst van volgend jaar</source>
      <translation>Name, for the list of next year</translation>
    </message>
    <message>
      <source>Persoonsgegevens</source>
      <translation>Personal data</translation>
    </message>
    <message>
      <source>Persoonsgegevens in ‘{0}’</source>
      <translation>Personal data in ‘{0}’</translation>
    </message>
    <message>
      <source>Verwijder dit profiel</source>
      <translation>Remove this profile</translation>
    </message>
    <message>
      <source>Voorbeelden</source>
      <translation>Examples</translation>
    </message>
    <message>
      <source>Woorden die we niet kennen. Wat betekenen ze?</source>
      <translation>Words we do not know. What do they mean?</translation>
    </message>
    <message>
      <source>Wordt</source>
      <translation>Becomes</translation>
    </message>
    <message>
      <source>Zeker</source>
      <translation>Sure</translation>
    </message>
    <message>
      <source>niet bewaren</source>
      <translation>do not keep</translation>
    </message>
    <message>
      <source>niet lezen, wel bewaren</source>
      <translation>do not read, but keep</translation>
    </message>
    <message>
      <source>over cliënten: komt er niet in</source>
      <translation>about clients: does not come in</translation>
    </message>
    <message>
      <source>wel bewaren</source>
      <translation>keep</translation>
    </message>
    <message>
      <source>zonder profiel</source>
      <translation>without a profile</translation>
    </message>
    <message>
      <source>{0}%</source>
      <translation>{0}%</translation>
    </message>
  </context>
  <context>
    <name>CrashDialog</name>
    <message>
      <source>Dat ligt niet aan jou. Alles wat je hebt ingevuld is opgeslagen; je kunt verder werken.</source>
      <translation>This is not your fault. Everything you filled in has been saved; you can go on working.</translation>
    </message>
    <message>
      <source>Er ging iets mis in het programma</source>
      <translation>Something went wrong in the program</translation>
    </message>
    <message>
      <source>Gekopieerd</source>
      <translation>Copied</translation>
    </message>
    <message>
      <source>Kopieer de tekst</source>
      <translation>Copy the text</translation>
    </message>
    <message>
      <source>Stuur de tekst hieronder naar wie Sociale Kaart voor je beheert, dan kan het worden opgelost. Er staan geen namen in en niets uit je kaart. Het programma verstuurt zelf niets.</source>
      <translation>Send the text below to whoever looks after Sociale Kaart for you, so that it can be solved. There are no names in it and nothing of your map. The program itself sends nothing.</translation>
    </message>
    <message>
      <source>Technische gegevens</source>
      <translation>Technical details</translation>
    </message>
  </context>
  <context>
    <name>DateField</name>
    <message>
      <source>Dit is geen dag. Schrijf bijvoorbeeld 31-12-2026.</source>
      <translation>This is not a day. Write for example 31-12-2026.</translation>
    </message>
    <message>
      <source>Vandaag</source>
      <translation>Today</translation>
    </message>
    <message>
      <source>dag-maand-jaar</source>
      <translation>day-month-year</translation>
    </message>
    <message>
      <source>{0}: kies uit de kalender</source>
      <translation>{0}: choose from the calendar</translation>
    </message>
    <message>
      <source>{0}: vandaag</source>
      <translation>{0}: today</translation>
    </message>
  </context>
  <context>
    <name>DelenCommands</name>
    <message>
      <source>Deel de kaart</source>
      <translation>Share the map</translation>
    </message>
    <message>
      <source>Open de map</source>
      <translation>Open the folder</translation>
    </message>
    <message>
      <source>Waar komt het te staan?</source>
      <translation>Where do you keep it?</translation>
    </message>
    <message>
      <source>{0} hulpbronnen in ‘{1}’, {2} niet getoond.</source>
      <translation>{0} resources in ‘{1}’, {2} not shown.</translation>
    </message>
    <message>
      <source>{0} om te delen</source>
      <translation>{0} to share</translation>
    </message>
    <message>
      <source>‘{0}’ is klaar, met {1} bestanden. Hulpbronnen erin: {2}. Niet getoond: {3}.</source>
      <translation>‘{0}’ is ready, with {1} files. Resources in it: {2}. Not shown: {3}.</translation>
    </message>
  </context>
  <context>
    <name>DetailForm</name>
    <message>
      <source>Bladen van de hulpbron</source>
      <translation>Pages of the resource</translation>
    </message>
    <message>
      <source>Geschiedenis</source>
      <translation>History</translation>
    </message>
    <message>
      <source>Kern</source>
      <translation>Core</translation>
    </message>
    <message>
      <source>Meer</source>
      <translation>More</translation>
    </message>
    <message>
      <source>Nog een</source>
      <translation>Another one</translation>
    </message>
    <message>
      <source>Relaties</source>
      <translation>Relations</translation>
    </message>
    <message>
      <source>Verhalen</source>
      <translation>Stories</translation>
    </message>
    <message>
      <source>Verwijder</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Verwijder deze hulpbron</source>
      <translation>Remove this resource</translation>
    </message>
    <message>
      <source>Voeg er nog een toe, met dezelfde sfeer en soort (Ctrl+Enter)</source>
      <translation>Add one more, with the same sphere and kind (Ctrl+Enter)</translation>
    </message>
  </context>
  <context>
    <name>DoubleDetail</name>
    <message>
      <source>(leeg)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>Alle gegevens zijn gelijk.</source>
      <translation>All data are the same.</translation>
    </message>
    <message>
      <source>Alleen de lijst is veranderd. Wat is aangevinkt, wordt bijgewerkt. De rest blijft zoals het op de kaart staat.</source>
      <translation>Only the list has changed. What is ticked is updated. The rest stays as it is on the map.</translation>
    </message>
    <message>
      <source>De lijst en de kaart zijn allebei veranderd. Vink aan wat je uit de lijst overneemt. De rest blijft zoals het op de kaart staat.</source>
      <translation>The list and the map have both changed. Tick what you take over from the list. The rest stays as it is on the map.</translation>
    </message>
    <message>
      <source>De lijst naast de kaart</source>
      <translation>The list beside the map</translation>
    </message>
    <message>
      <source>De twee hulpbronnen naast elkaar</source>
      <translation>The two resources side by side</translation>
    </message>
    <message>
      <source>Dezelfde: voeg samen</source>
      <translation>The same: merge</translation>
    </message>
    <message>
      <source>Geen dubbele: laat allebei staan</source>
      <translation>No duplicate: let both stay</translation>
    </message>
    <message>
      <source>Geen dubbele: zet apart</source>
      <translation>No double: keep apart</translation>
    </message>
    <message>
      <source>Gegeven</source>
      <translation>Field</translation>
    </message>
    <message>
      <source>Houd wat op de kaart staat</source>
      <translation>Keep what is on the map</translation>
    </message>
    <message>
      <source>In de lijst</source>
      <translation>In the list</translation>
    </message>
    <message>
      <source>Laat wachten</source>
      <translation>Let it wait</translation>
    </message>
    <message>
      <source>Neem over</source>
      <translation>Take over</translation>
    </message>
    <message>
      <source>Neem over: {0}</source>
      <translation>Take over: {0}</translation>
    </message>
    <message>
      <source>Nummer 1</source>
      <translation>Number 1</translation>
    </message>
    <message>
      <source>Nummer 2 (blijft)</source>
      <translation>Number 2 (stays)</translation>
    </message>
    <message>
      <source>Op de kaart</source>
      <translation>On the map</translation>
    </message>
    <message>
      <source>Sla over</source>
      <translation>Skip</translation>
    </message>
    <message>
      <source>Vink aan wat je uit de lijst overneemt. De rest blijft zoals het is.</source>
      <translation>Tick what you take over from the list. The rest stays as it is.</translation>
    </message>
    <message>
      <source>Vorige lijst</source>
      <translation>Previous list</translation>
    </message>
    <message>
      <source>Waar deze rij op lijkt</source>
      <translation>What this row looks like</translation>
    </message>
    <message>
      <source>Waar dit op leek, is er niet meer.</source>
      <translation>What this looked like is no longer there.</translation>
    </message>
    <message>
      <source>Werk bij</source>
      <translation>Update</translation>
    </message>
    <message>
      <source>op de kaart</source>
      <translation>on the map</translation>
    </message>
    <message>
      <source>rij {0} van deze lijst</source>
      <translation>row {0} of this list</translation>
    </message>
    <message>
      <source>{0} ({1}): {2}</source>
      <translation>{0} ({1}): {2}</translation>
    </message>
  </context>
  <context>
    <name>DubbelHint</name>
    <message>
      <source>Bekijk {0}, {1}</source>
      <translation>View {0}, {1}</translation>
    </message>
    <message>
      <source>Staat al op de kaart?</source>
      <translation>Already on the map?</translation>
    </message>
  </context>
  <context>
    <name>EmptyKaart</name>
    <message>
      <source>Deze kaart is nog leeg. Hoe wil je beginnen?</source>
      <translation>This map is still empty. How do you want to begin?</translation>
    </message>
    <message>
      <source>Een Excel- of csv-bestand.</source>
      <translation>An Excel or csv file.</translation>
    </message>
    <message>
      <source>Importeer een lijst</source>
      <translation>Import a list</translation>
    </message>
    <message>
      <source>Klik op de kaart</source>
      <translation>Click on the map</translation>
    </message>
    <message>
      <source>Typ straat en nummer.</source>
      <translation>Type street and number.</translation>
    </message>
    <message>
      <source>Wijs aan waar iets is.</source>
      <translation>Point at where something is.</translation>
    </message>
    <message>
      <source>Zoek een adres</source>
      <translation>Search for an address</translation>
    </message>
  </context>
  <context>
    <name>ExtraBronnen</name>
    <message>
      <source>Adressen (*.gpkg *.zip *.csv)</source>
      <translation>Addresses (*.gpkg *.zip *.csv)</translation>
    </message>
    <message>
      <source>Adressen uit de BAG (.gpkg, .zip of .csv)</source>
      <translation>Addresses from the BAG (.gpkg, .zip or .csv)</translation>
    </message>
    <message>
      <source>Buurt per postcode en huisnummer (CBS, .csv)</source>
      <translation>Neighbourhood per postcode and house number (CBS, .csv)</translation>
    </message>
    <message>
      <source>Kerncijfers (*.xlsx *.xls *.ods *.csv *.gz)</source>
      <translation>Key figures (*.xlsx *.xls *.ods *.csv *.gz)</translation>
    </message>
    <message>
      <source>Kerncijfers en nabijheid moeten van hetzelfde jaar zijn als de wijken en buurten. Klopt dat niet, dan hoor je het en wordt er niets gemaakt.</source>
      <translation>Key figures and proximity must be of the same year as the districts and neighbourhoods. If not, you are told and nothing is made.</translation>
    </message>
    <message>
      <source>Kerncijfers wijken en buurten (CBS, .xlsx of .csv)</source>
      <translation>Key figures of districts and neighbourhoods (CBS, .xlsx or .csv)</translation>
    </message>
    <message>
      <source>Meer gegevens (mag leeg blijven)</source>
      <translation>More data (may stay empty)</translation>
    </message>
    <message>
      <source>Nabijheid (*.csv *.gz)</source>
      <translation>Proximity (*.csv *.gz)</translation>
    </message>
    <message>
      <source>Nabijheid van voorzieningen (StatLine, .csv)</source>
      <translation>Proximity of facilities (StatLine, .csv)</translation>
    </message>
    <message>
      <source>Postcodes (*.csv)</source>
      <translation>Postcodes (*.csv)</translation>
    </message>
    <message>
      <source>Vierkanten (*.gpkg)</source>
      <translation>Squares (*.gpkg)</translation>
    </message>
    <message>
      <source>Vierkanten van 100 meter met inwoners (CBS, .gpkg)</source>
      <translation>Squares of 100 metres with inhabitants (CBS, .gpkg)</translation>
    </message>
    <message>
      <source>{0} gekozen</source>
      <translation>{0} chosen</translation>
    </message>
  </context>
  <context>
    <name>FileField</name>
    <message>
      <source>Kies…</source>
      <translation>Browse…</translation>
    </message>
  </context>
  <context>
    <name>FilePage</name>
    <message>
      <source>Alle bestanden ({0})</source>
      <translation>All files ({0})</translation>
    </message>
    <message>
      <source>Alles wat te lezen is ({0})</source>
      <translation>Everything that can be read ({0})</translation>
    </message>
    <message>
      <source>Bestand met de lijst</source>
      <translation>File with the list</translation>
    </message>
    <message>
      <source>Bestand: Excel, LibreOffice, csv, een andere kaart, of een bestand met plekken (GeoJSON, GeoPackage, shapefile, HSDS)</source>
      <translation>File: Excel, LibreOffice, csv, another map, or a file with places (GeoJSON, GeoPackage, shapefile, HSDS)</translation>
    </message>
    <message>
      <source>Bestanden met plekken ({0})</source>
      <translation>Files with places ({0})</translation>
    </message>
    <message>
      <source>Een andere kaart ({0})</source>
      <translation>Another map ({0})</translation>
    </message>
    <message>
      <source>Er verandert nog niets. Je ziet eerst hoe de lijst wordt gelezen en wat er van elke rij wordt. De lijst blijft op deze computer.</source>
      <translation>Nothing changes yet. You first see how the list is read and what becomes of each row. The list stays on this computer.</translation>
    </message>
    <message>
      <source>Geplakte cellen</source>
      <translation>Pasted cells</translation>
    </message>
    <message>
      <source>In dit bestand staat niet hoe de plekken zijn opgeschreven. Wat zijn de getallen? Klik daarna op Verder. Weet je het niet? Vraag het de maker van het bestand.</source>
      <translation>This file does not say how the places were written down. What are the numbers? Then click Next. You do not know? Ask the maker of the file.</translation>
    </message>
    <message>
      <source>Kies een bestand, of sleep het hierheen</source>
      <translation>Choose a file, or drop it here</translation>
    </message>
    <message>
      <source>Kies een lijst</source>
      <translation>Choose a list</translation>
    </message>
    <message>
      <source>Kopieer in Excel de cellen met de kolomnamen erboven, en plak ze hier.</source>
      <translation>Copy the cells in Excel with the column names above them, and paste them here.</translation>
    </message>
    <message>
      <source>Lijsten ({0})</source>
      <translation>Lists ({0})</translation>
    </message>
    <message>
      <source>Of plak cellen</source>
      <translation>Or paste cells</translation>
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Categorie</source>
      <translation>Kind of facility</translation>
    </message>
    <message>
      <source>Doelgroep</source>
      <translation>Target group</translation>
    </message>
    <message>
      <source>Formeel of informeel</source>
      <translation>Formal or informal</translation>
    </message>
    <message>
      <source>Sfeer</source>
      <translation>Sphere</translation>
    </message>
    <message>
      <source>Soort</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Tonen</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>Toon alles</source>
      <translation>Show everything</translation>
    </message>
    <message>
      <source>zonder buurt</source>
      <translation>without a neighbourhood</translation>
    </message>
    <message>
      <source>{0} niet getoond, door: {1}.</source>
      <translation>{0} not shown, because of: {1}.</translation>
    </message>
  </context>
  <context>
    <name>FormPanel</name>
    <message>
      <source>Hulpbron</source>
      <translation>Resource</translation>
    </message>
    <message>
      <source>Kies een hulpbron op de kaart of in de tabel.</source>
      <translation>Choose a resource on the map or in the table.</translation>
    </message>
  </context>
  <context>
    <name>FotoForm</name>
    <message>
      <source>Foto</source>
      <translation>Photo</translation>
    </message>
  </context>
  <context>
    <name>GatenKeuze</name>
    <message>
      <source>Hoe ver iemand gaat, over de weg.</source>
      <translation>How far someone goes, by road.</translation>
    </message>
    <message>
      <source>Is er iets voor</source>
      <translation>Is there something for</translation>
    </message>
    <message>
      <source>Zonder trappen</source>
      <translation>Without stairs</translation>
    </message>
    <message>
      <source>als je gaat</source>
      <translation>as you go</translation>
    </message>
    <message>
      <source>binnen</source>
      <translation>within</translation>
    </message>
  </context>
  <context>
    <name>GatenPage</name>
    <message>
      <source>Alles als Excel of csv, met uitleg erbij.</source>
      <translation>Everything as Excel or csv, with an explanation.</translation>
    </message>
    <message>
      <source>Bewaar de gaten</source>
      <translation>Save the gaps</translation>
    </message>
    <message>
      <source>Bewaar…</source>
      <translation>Save…</translation>
    </message>
    <message>
      <source>De buurten in kleuren, voor de kolom waar je staat.</source>
      <translation>The neighbourhoods in colours, for the column where you are.</translation>
    </message>
    <message>
      <source>De tabel, om te plakken in Excel.</source>
      <translation>The table, to paste in Excel.</translation>
    </message>
    <message>
      <source>Deze kaart heeft geen ondergrond. Zonder straten en adressen weten we niet wat binnen bereik is. Kies er een met Kaart › Kies een andere ondergrond.</source>
      <translation>This map has no base map. Without streets and addresses we do not know what is within reach. Choose one with Map › Choose another base map.</translation>
    </message>
    <message>
      <source>Excel (*.xlsx);;csv (*.csv)</source>
      <translation>Excel (*.xlsx);;csv (*.csv)</translation>
    </message>
    <message>
      <source>Gaten</source>
      <translation>Gaps</translation>
    </message>
    <message>
      <source>Is er in elke buurt iets voor wie het nodig heeft? Kies een lijst en hoe ver iemand gaat, en klik op ‘Zoek wat er is’. Alleen waar iemand het heeft gevraagd en er niets is, is een gat.</source>
      <translation>Is there something in every neighbourhood for those who need it? Choose a list and how far someone goes, and click ‘Find what there is’. Only where someone asked for it and there is nothing, is a gap.</translation>
    </message>
    <message>
      <source>Kopieer</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Niet geteld: {0}.</source>
      <translation>Not counted: {0}.</translation>
    </message>
    <message>
      <source>Toon op de kaart</source>
      <translation>Show on the map</translation>
    </message>
    <message>
      <source>Verouderd: de kaart is veranderd nadat dit is gezocht. Klik op ‘Zoek opnieuw’.</source>
      <translation>Out of date: the map has changed after this was searched. Click ‘Search again’.</translation>
    </message>
    <message>
      <source>Waarop berust dit?</source>
      <translation>What is this based on?</translation>
    </message>
    <message>
      <source>We zoeken wat er binnen bereik is. Je kunt gewoon doorwerken.</source>
      <translation>We are looking for what is within reach. You can just go on working.</translation>
    </message>
    <message>
      <source>Zet uit</source>
      <translation>Turn off</translation>
    </message>
    <message>
      <source>Zoek opnieuw</source>
      <translation>Search again</translation>
    </message>
    <message>
      <source>Zoek wat er is</source>
      <translation>Find what there is</translation>
    </message>
    <message>
      <source>gaten</source>
      <translation>gaps</translation>
    </message>
    <message>
      <source>{0} rijen gekopieerd. Plak ze in Excel.</source>
      <translation>{0} rows copied. Paste them in Excel.</translation>
    </message>
    <message>
      <source>{0} × zonder plek, buurt of werkgebied</source>
      <translation>{0} × without a place, neighbourhood or working area</translation>
    </message>
  </context>
  <context>
    <name>GatenTabel</name>
    <message>
      <source>Wat er is, per buurt</source>
      <translation>What there is, per neighbourhood</translation>
    </message>
  </context>
  <context>
    <name>GebiedPage</name>
    <message>
      <source>Er staat nog geen gebied op deze laptop. Maak er een, of kies het bestand dat je van een collega kreeg.</source>
      <translation>There is no area on this laptop yet. Make one, or choose the file that you got from a colleague.</translation>
    </message>
    <message>
      <source>Gebieden op deze laptop</source>
      <translation>Areas on this laptop</translation>
    </message>
    <message>
      <source>Kies een ander bestand…</source>
      <translation>Choose another file…</translation>
    </message>
    <message>
      <source>Kies een ondergrond</source>
      <translation>Choose a base map</translation>
    </message>
    <message>
      <source>Maak een nieuw gebied…</source>
      <translation>Make a new area…</translation>
    </message>
    <message>
      <source>Ondergrond (*.ondergrond.gpkg *.gpkg)</source>
      <translation>Base map (*.ondergrond.gpkg *.gpkg)</translation>
    </message>
    <message>
      <source>Terug naar de lijst</source>
      <translation>Back to the list</translation>
    </message>
    <message>
      <source>Waar gaat de kaart over? Een gebied (een ondergrond) heeft de straten, de buurten en de adressen.</source>
      <translation>What is the map about? An area (a base map) has the streets, the neighbourhoods and the addresses.</translation>
    </message>
  </context>
  <context>
    <name>GeschiedenisPage</name>
    <message>
      <source>Alles wat er met deze hulpbron gebeurde. Terugzetten kan altijd.</source>
      <translation>Everything that happened to this resource. You can always undo.</translation>
    </message>
    <message>
      <source>Teruggezet: {0}</source>
      <translation>Undone: {0}</translation>
    </message>
    <message>
      <source>Toon oudere versies</source>
      <translation>Show older versions</translation>
    </message>
  </context>
  <context>
    <name>GoneList</name>
    <message>
      <source>Is uit de lijst gehaald en blijft staan. Vink aan wat is gestopt.</source>
      <translation>Was taken off the list and stays on the map. Tick what has stopped.</translation>
    </message>
    <message>
      <source>Staat niet meer in de lijst</source>
      <translation>No longer in the list</translation>
    </message>
    <message>
      <source>Stond wel in ‘{0}’ en niet meer in deze lijst. Vink aan wat is gestopt.</source>
      <translation>Was in ‘{0}’ and is no longer in this list. Tick what has stopped.</translation>
    </message>
  </context>
  <context>
    <name>Group</name>
    <message>
      <source>Gemaakt: {0}</source>
      <translation>Made: {0}</translation>
    </message>
  </context>
  <context>
    <name>HandboekWindow</name>
    <message>
      <source>Handboek Sociale Kaart</source>
      <translation>Handbook Sociale Kaart</translation>
    </message>
    <message>
      <source>Hoofdstuk</source>
      <translation>Chapter</translation>
    </message>
    <message>
      <source>Inhoud en tekst</source>
      <translation>Contents and text</translation>
    </message>
    <message>
      <source>Inhoud van het handboek</source>
      <translation>Contents of the handbook</translation>
    </message>
    <message>
      <source>Niets gevonden. Probeer een ander woord.</source>
      <translation>Nothing found. Try another word.</translation>
    </message>
    <message>
      <source>Schuif de grens tussen inhoud en tekst</source>
      <translation>Move the line between contents and text</translation>
    </message>
    <message>
      <source>Tekst van het handboek</source>
      <translation>Text of the handbook</translation>
    </message>
    <message>
      <source>Terug</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Vooruit</source>
      <translation>Forward</translation>
    </message>
    <message>
      <source>Wis wat je zoekt</source>
      <translation>Clear what you search for</translation>
    </message>
    <message>
      <source>Zoek in het handboek</source>
      <translation>Search in the handbook</translation>
    </message>
    <message>
      <source>Zoek in het handboek…</source>
      <translation>Search in the handbook…</translation>
    </message>
  </context>
  <context>
    <name>HistoryModel</name>
    <message>
      <source>Wanneer</source>
      <translation>When</translation>
    </message>
    <message>
      <source>Wat</source>
      <translation>What</translation>
    </message>
    <message>
      <source>Wie</source>
      <translation>Who</translation>
    </message>
    <message>
      <source>{0} (buiten dit programma, zoals in QGIS)</source>
      <translation>{0} (outside this program, as in QGIS)</translation>
    </message>
    <message>
      <source>{0} (teruggezet)</source>
      <translation>{0} (undone)</translation>
    </message>
    <message>
      <source>{0} (voorgoed)</source>
      <translation>{0} (for good)</translation>
    </message>
  </context>
  <context>
    <name>HistoryPanel</name>
    <message>
      <source>Aantal stappen: {0}. Je kunt ze ook weer opnieuw doen.</source>
      <translation>Number of steps: {0}. You can also do them again.</translation>
    </message>
    <message>
      <source>Alle stappen, de nieuwste eerst</source>
      <translation>All steps, newest first</translation>
    </message>
    <message>
      <source>Alles wat na deze stap is gedaan, wordt teruggezet</source>
      <translation>Everything done after this step is undone</translation>
    </message>
    <message>
      <source>Dit is de laatste stap; de kaart is zoals hier.</source>
      <translation>This is the last step; the map is as it is here.</translation>
    </message>
    <message>
      <source>Doe opnieuw tot en met hier</source>
      <translation>Redo up to here</translation>
    </message>
    <message>
      <source>Geschiedenis</source>
      <translation>History</translation>
    </message>
    <message>
      <source>Kies een stap om er naar terug te gaan.</source>
      <translation>Choose a step to go back to it.</translation>
    </message>
    <message>
      <source>Koppen van de geschiedenis</source>
      <translation>Headings of the history</translation>
    </message>
    <message>
      <source>Opnieuw doen…</source>
      <translation>Redo…</translation>
    </message>
    <message>
      <source>Terugzetten…</source>
      <translation>Putting back…</translation>
    </message>
    <message>
      <source>Toon oudere stappen</source>
      <translation>Show older steps</translation>
    </message>
    <message>
      <source>Tot deze stap kun je niet terug. Een reservekopie kan wel helpen.</source>
      <translation>You cannot go back to this step. A backup may help.</translation>
    </message>
    <message>
      <source>Zet terug tot hier</source>
      <translation>Undo up to here</translation>
    </message>
  </context>
  <context>
    <name>HulpbronModel</name>
    <message>
      <source>{0}, {1} hulpbronnen, dicht</source>
      <translation>{0}, {1} resources, folded</translation>
    </message>
    <message>
      <source>{0}, {1} hulpbronnen, open</source>
      <translation>{0}, {1} resources, unfolded</translation>
    </message>
  </context>
  <context>
    <name>HulpbronTable</name>
    <message>
      <source>Geen hulpbron past bij wat je koos ({0}). Kies links ‘Toon alles’.</source>
      <translation>No resource fits what you chose ({0}). Choose ‘Show everything’ on the left.</translation>
    </message>
    <message>
      <source>Koppen van de tabel</source>
      <translation>Headings of the table</translation>
    </message>
    <message>
      <source>Nog geen hulpbronnen. Klik op de kaart, zoek een adres of importeer een lijst.</source>
      <translation>No resources yet. Click on the map, search for an address or import a list.</translation>
    </message>
    <message>
      <source>Tabel met hulpbronnen</source>
      <translation>Table of resources</translation>
    </message>
  </context>
  <context>
    <name>ImportWizard</name>
    <message>
      <source>&lt;b&gt;{0}&lt;/b&gt; rijen = &lt;b&gt;{1}&lt;/b&gt; op de kaart + &lt;b&gt;{2}&lt;/b&gt; bijgewerkt + &lt;b&gt;{3}&lt;/b&gt; samengevoegd + &lt;b&gt;{4}&lt;/b&gt; in de wachtrij + &lt;b&gt;{5}&lt;/b&gt; overgeslagen.</source>
      <translation>&lt;b&gt;{0}&lt;/b&gt; rows = &lt;b&gt;{1}&lt;/b&gt; on the map + &lt;b&gt;{2}&lt;/b&gt; updated + &lt;b&gt;{3}&lt;/b&gt; merged + &lt;b&gt;{4}&lt;/b&gt; in the queue + &lt;b&gt;{5}&lt;/b&gt; skipped.</translation>
    </message>
    <message>
      <source>Annuleer</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Bestand</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Bewaard als ‘{0}’.</source>
      <translation>Saved as ‘{0}’.</translation>
    </message>
    <message>
      <source>Dat past niet bij de getallen. Kies het andere.</source>
      <translation>That does not fit the numbers. Choose the other one.</translation>
    </message>
    <message>
      <source>Dubbelen</source>
      <translation>Doubles</translation>
    </message>
    <message>
      <source>Geen enkele rij lijkt op een andere, of op iets wat al op de kaart staat.</source>
      <translation>No row looks like another, or like something that is on the map already.</translation>
    </message>
    <message>
      <source>Gestopt. Er is niets geïmporteerd.</source>
      <translation>Stopped. Nothing was imported.</translation>
    </message>
    <message>
      <source>Herkennen</source>
      <translation>Recognise</translation>
    </message>
    <message>
      <source>Het profiel ‘{0}’ is weg. De lijst blijft zo gelezen.</source>
      <translation>The profile ‘{0}’ is gone. The list stays read like this.</translation>
    </message>
    <message>
      <source>Importeer de lijst</source>
      <translation>Import the list</translation>
    </message>
    <message>
      <source>Importeer een lijst</source>
      <translation>Import a list</translation>
    </message>
    <message>
      <source>Importeer ‘{0}’</source>
      <translation>Import ‘{0}’</translation>
    </message>
    <message>
      <source>Kies een bestand of plak cellen.</source>
      <translation>Choose a file or paste cells.</translation>
    </message>
    <message>
      <source>Koppelen</source>
      <translation>Match</translation>
    </message>
    <message>
      <source>Neem de import terug</source>
      <translation>Take the import back</translation>
    </message>
    <message>
      <source>Ontvangstbewijs</source>
      <translation>Receipt</translation>
    </message>
    <message>
      <source>Plaatsen</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>Rijen die op iets anders lijken: {0}. Er wordt niets vanzelf samengevoegd.</source>
      <translation>Rows that look like something else: {0}. Nothing is merged by itself.</translation>
    </message>
    <message>
      <source>Rijen om te bekijken: {0}. Er wordt niets vanzelf samengevoegd.</source>
      <translation>Rows to look at: {0}. Nothing is merged by itself.</translation>
    </message>
    <message>
      <source>Rijen waarbij iets nodig is: {0}. Wat je openlaat, blijft in de wachtrij.</source>
      <translation>Rows that need something: {0}. What you leave open stays in the queue.</translation>
    </message>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Terug</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Van elke rij is bekend waar die hoort. Ga verder.</source>
      <translation>It is known of every row where it belongs. Go on.</translation>
    </message>
    <message>
      <source>Verder</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>Verschillen</source>
      <translation>Differences</translation>
    </message>
  </context>
  <context>
    <name>ImporterenCommands</name>
    <message>
      <source>Excel (*.xlsx)</source>
      <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
      <source>Importeer een lijst</source>
      <translation>Import a list</translation>
    </message>
    <message>
      <source>Waar bewaar je het ontvangstbewijs?</source>
      <translation>Where do you keep the receipt?</translation>
    </message>
    <message>
      <source>Wachtrij ({0})…</source>
      <translation>Queue ({0})…</translation>
    </message>
  </context>
  <context>
    <name>InbrengDialog</name>
    <message>
      <source>(niet bekend)</source>
      <translation>(not known)</translation>
    </message>
    <message>
      <source>&lt;b&gt;Staat hier een naam in?&lt;/b&gt; Haal die weg: dit komt op het raadsblad.</source>
      <translation>&lt;b&gt;Is there a name in this?&lt;/b&gt; Take it out: this is put on the council sheet.</translation>
    </message>
    <message>
      <source>Bewaar</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Hele gemeente ({0})</source>
      <translation>Whole municipality ({0})</translation>
    </message>
    <message>
      <source>Het hele gebied van deze kaart</source>
      <translation>The whole area of this map</translation>
    </message>
    <message>
      <source>Inbreng</source>
      <translation>Input</translation>
    </message>
    <message>
      <source>Nog niets? Laat het leeg: dan blijft deze inbreng open staan.</source>
      <translation>Nothing yet? Leave it empty: then this input stays open.</translation>
    </message>
    <message>
      <source>Over welke buurt</source>
      <translation>About which neighbourhood</translation>
    </message>
    <message>
      <source>Schrijf niet op hoe iemand heet. Dit komt op het raadsblad.</source>
      <translation>Do not write down anyone’s name. This is put on the council sheet.</translation>
    </message>
    <message>
      <source>Van wat voor iemand (geen naam)</source>
      <translation>From what kind of person (no name)</translation>
    </message>
    <message>
      <source>Voeg toe</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Wanneer</source>
      <translation>When</translation>
    </message>
    <message>
      <source>Wat is er gezegd</source>
      <translation>What was said</translation>
    </message>
    <message>
      <source>Wat is ermee gedaan</source>
      <translation>What was done with it</translation>
    </message>
  </context>
  <context>
    <name>InbrengPanel</name>
    <message>
      <source>&lt;b&gt;Nog geen inbreng.&lt;/b&gt;&lt;br&gt;Schrijf hier op wat bewoners en de participatieraad zeggen, en later wat jullie ermee deden. Op het volgende raadsblad staat het er dan bij: zo zien mensen dat er iets met hun woorden gebeurt.</source>
      <translation>&lt;b&gt;No input yet.&lt;/b&gt;&lt;br&gt;Write down here what residents and the participation council say, and later what you did with it. The next council sheet then shows it: so people see that something is done with their words.</translation>
    </message>
    <message>
      <source>Alle buurten</source>
      <translation>All neighbourhoods</translation>
    </message>
    <message>
      <source>Alle inbreng</source>
      <translation>All input</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Datum</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Een blad met jullie vraag, de plekken, en wat met de inbreng is gedaan</source>
      <translation>A sheet with your question, the places, and what was done with the input</translation>
    </message>
    <message>
      <source>Er is iets mee gedaan</source>
      <translation>Something was done with it</translation>
    </message>
    <message>
      <source>Gedaan: {0}</source>
      <translation>Done: {0}</translation>
    </message>
    <message>
      <source>Inbreng</source>
      <translation>Input</translation>
    </message>
    <message>
      <source>Inbreng vastleggen</source>
      <translation>Record input</translation>
    </message>
    <message>
      <source>Inbreng, de nieuwste eerst</source>
      <translation>Input, the newest first</translation>
    </message>
    <message>
      <source>Koppen van de inbreng</source>
      <translation>Headings of the input</translation>
    </message>
    <message>
      <source>Maak een raadsblad…</source>
      <translation>Make a council sheet…</translation>
    </message>
    <message>
      <source>Niets gevonden met deze keuze.</source>
      <translation>Nothing found with this choice.</translation>
    </message>
    <message>
      <source>Nog niets mee gedaan</source>
      <translation>Nothing done with it yet</translation>
    </message>
    <message>
      <source>Over welke buurt</source>
      <translation>About which neighbourhood</translation>
    </message>
    <message>
      <source>Schrijf erbij wat met de gekozen inbreng is gedaan</source>
      <translation>Add what was done with the chosen input</translation>
    </message>
    <message>
      <source>Schrijf op wat een bewoner of de participatieraad zei</source>
      <translation>Write down what a resident or the participation council said</translation>
    </message>
    <message>
      <source>Van</source>
      <translation>From</translation>
    </message>
    <message>
      <source>Verwijder</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Verwijder de gekozen inbreng</source>
      <translation>Remove the chosen input</translation>
    </message>
    <message>
      <source>Voeg inbreng toe…</source>
      <translation>Add input…</translation>
    </message>
    <message>
      <source>Wat er is gezegd</source>
      <translation>What was said</translation>
    </message>
    <message>
      <source>Wat ermee is gedaan</source>
      <translation>What was done with it</translation>
    </message>
    <message>
      <source>Welke inbreng</source>
      <translation>Which input</translation>
    </message>
    <message>
      <source>Wijzig…</source>
      <translation>Change…</translation>
    </message>
    <message>
      <source>gedaan: {0}</source>
      <translation>done: {0}</translation>
    </message>
    <message>
      <source>hele gebied</source>
      <translation>whole area</translation>
    </message>
    <message>
      <source>nog niets mee gedaan</source>
      <translation>nothing done with it yet</translation>
    </message>
    <message>
      <source>○  nog open</source>
      <translation>○  still open</translation>
    </message>
  </context>
  <context>
    <name>InstemmingQuestion</name>
    <message>
      <source>Leg het antwoord vast</source>
      <translation>Record the answer</translation>
    </message>
    <message>
      <source>Mag ‘{0}’ op de kaart?</source>
      <translation>May ‘{0}’ be on the map?</translation>
    </message>
    <message>
      <source>Nog niet gevraagd of het op de kaart mag</source>
      <translation>Not asked yet whether it may be on the map</translation>
    </message>
    <message>
      <source>Nu niet, ik vraag het later</source>
      <translation>Not now, I will ask later</translation>
    </message>
    <message>
      <source>Tot er een ja is, staat dit op geen openbare kaart. Jij ziet het wel.</source>
      <translation>Until there is a yes, this is on no public map. You do see it.</translation>
    </message>
    <message>
      <source>Vastgelegd. {0}</source>
      <translation>Recorded. {0}</translation>
    </message>
    <message>
      <source>Vraag het aan iemand van de groep zelf. Wat zeiden zij?</source>
      <translation>Ask somebody of the group itself. What did they say?</translation>
    </message>
  </context>
  <context>
    <name>InventarisatiePanel</name>
    <message>
      <source>  ●  bekend     ○  gevraagd, niets gevonden     –  niet gevraagd</source>
      <translation>  ●  known     ○  asked, nothing found     –  not asked</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Datum</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Gedaan: {0}</source>
      <translation>Done: {0}</translation>
    </message>
    <message>
      <source>Gesprekken</source>
      <translation>Conversations</translation>
    </message>
    <message>
      <source>Gesprekken per buurt</source>
      <translation>Conversations per neighbourhood</translation>
    </message>
    <message>
      <source>Gesprekken vastleggen</source>
      <translation>Record conversations</translation>
    </message>
    <message>
      <source>Gevraagd aan</source>
      <translation>Asked of</translation>
    </message>
    <message>
      <source>Hoe</source>
      <translation>How</translation>
    </message>
    <message>
      <source>Leg een gesprek vast…</source>
      <translation>Record a conversation…</translation>
    </message>
    <message>
      <source>Met wie is gesproken</source>
      <translation>Who was spoken to</translation>
    </message>
    <message>
      <source>Overzicht per buurt</source>
      <translation>Overview per neighbourhood</translation>
    </message>
    <message>
      <source>Schrijf op wat voor iemand je vroeg, waar, wanneer en hoe</source>
      <translation>Write down what kind of person you asked, where, when and how</translation>
    </message>
    <message>
      <source>Soort</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Verwijder</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Verwijder het gekozen gesprek</source>
      <translation>Remove the chosen conversation</translation>
    </message>
    <message>
      <source>Waarover</source>
      <translation>About what</translation>
    </message>
    <message>
      <source>Waarover gaat het overzicht</source>
      <translation>What the overview is about</translation>
    </message>
    <message>
      <source>Wat kwam eruit</source>
      <translation>What came of it</translation>
    </message>
    <message>
      <source>Wat weten we</source>
      <translation>What do we know</translation>
    </message>
    <message>
      <source>Wat weten we: alles samen</source>
      <translation>What do we know: all together</translation>
    </message>
    <message>
      <source>Wat weten we: {0}</source>
      <translation>What do we know: {0}</translation>
    </message>
    <message>
      <source>Wijzig het gekozen gesprek</source>
      <translation>Change the chosen conversation</translation>
    </message>
    <message>
      <source>Wijzig…</source>
      <translation>Change…</translation>
    </message>
    <message>
      <source>alles</source>
      <translation>everything</translation>
    </message>
  </context>
  <context>
    <name>KaartCommands</name>
    <message>
      <source>Kies een ondergrond</source>
      <translation>Choose a base map</translation>
    </message>
    <message>
      <source>Ondergrond (*.ondergrond.gpkg *.gpkg)</source>
      <translation>Base map (*.ondergrond.gpkg *.gpkg)</translation>
    </message>
  </context>
  <context>
    <name>KenmerkRow</name>
    <message>
      <source>nagekeken {0}</source>
      <translation>checked {0}</translation>
    </message>
    <message>
      <source>wie keek?</source>
      <translation>who checked?</translation>
    </message>
    <message>
      <source>{0}, {1}: wijzig</source>
      <translation>{0}, {1}: change</translation>
    </message>
  </context>
  <context>
    <name>KernPage</name>
    <message>
      <source>‘{0}’ hoort nu bij de buurt. Persoonlijk krijgt geen punt op de kaart.</source>
      <translation>‘{0}’ now belongs to the neighbourhood. Personal gets no point on the map.</translation>
    </message>
  </context>
  <context>
    <name>KeuzeBar</name>
    <message>
      <source>Hoe ver iemand komt, in meters</source>
      <translation>How far someone gets, in metres</translation>
    </message>
    <message>
      <source>Hoe ver is het naar</source>
      <translation>How far is it to</translation>
    </message>
    <message>
      <source>Ook plekken waarvan we dit niet weten</source>
      <translation>Also places of which we do not know this</translation>
    </message>
    <message>
      <source>Te voet en zonder trappen. Hoe ver iemand komt, bepaal je zelf.</source>
      <translation>On foot and without stairs. You decide yourself how far someone gets.</translation>
    </message>
    <message>
      <source>Toegang</source>
      <translation>Access</translation>
    </message>
    <message>
      <source>Toegankelijk</source>
      <translation>Accessible</translation>
    </message>
    <message>
      <source>Toon</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>Voor</source>
      <translation>For</translation>
    </message>
    <message>
      <source>Voor wie, en wat telt</source>
      <translation>For whom, and what counts</translation>
    </message>
    <message>
      <source>Wie niet ver kan lopen, gaat hier te voet.</source>
      <translation>Who cannot walk far, goes on foot here.</translation>
    </message>
    <message>
      <source>Wie niet ver kan lopen: tot</source>
      <translation>Who cannot walk far: up to</translation>
    </message>
    <message>
      <source>Zonder trappen</source>
      <translation>Without stairs</translation>
    </message>
    <message>
      <source>als je gaat</source>
      <translation>as you go</translation>
    </message>
    <message>
      <source>buurt</source>
      <translation>neighbourhood</translation>
    </message>
    <message>
      <source>gemeente</source>
      <translation>municipality</translation>
    </message>
    <message>
      <source>niet bekend</source>
      <translation>not known</translation>
    </message>
    <message>
      <source>per</source>
      <translation>per</translation>
    </message>
    <message>
      <source>vak van 100 m</source>
      <translation>square of 100 m</translation>
    </message>
    <message>
      <source>wijk</source>
      <translation>district</translation>
    </message>
  </context>
  <context>
    <name>KeuzesEditor</name>
    <message>
      <source>Kies: {0}</source>
      <translation>Choose: {0}</translation>
    </message>
    <message>
      <source>Kies…</source>
      <translation>Browse…</translation>
    </message>
    <message>
      <source>Klaar</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Waarom helpt dit bij: {0}</source>
      <translation>Why does this help with: {0}</translation>
    </message>
    <message>
      <source>Zoek in de lijst</source>
      <translation>Search in the list</translation>
    </message>
    <message>
      <source>Zoek in de lijst: {0}</source>
      <translation>Search in the list: {0}</translation>
    </message>
  </context>
  <context>
    <name>LayersPanel</name>
    <message>
      <source>Afstand per buurt</source>
      <translation>Distance per neighbourhood</translation>
    </message>
    <message>
      <source>Deze komen uit OpenStreetMap en staan nog niet als hulpbron op de kaart. Je ziet ze van dichtbij, vanaf ongeveer 1:20.000. Klik er een aan om hem over te nemen.</source>
      <translation>These come from OpenStreetMap and are not on the map as a resource yet. You see them from nearby, from about 1:20,000. Click one to take it over.</translation>
    </message>
    <message>
      <source>Hulpbronnen</source>
      <translation>Resources</translation>
    </message>
    <message>
      <source>Lagen</source>
      <translation>Layers</translation>
    </message>
    <message>
      <source>Ondergrond</source>
      <translation>Base map</translation>
    </message>
    <message>
      <source>Over de kaart</source>
      <translation>About the map</translation>
    </message>
    <message>
      <source>Relaties</source>
      <translation>Relations</translation>
    </message>
    <message>
      <source>Voorzieningen om over te nemen</source>
      <translation>Facilities to take over</translation>
    </message>
    <message>
      <source>Welke voorzieningen</source>
      <translation>Which facilities</translation>
    </message>
  </context>
  <context>
    <name>LeftOut</name>
    <message>
      <source>Alleen jij ziet deze namen.</source>
      <translation>Only you see these names.</translation>
    </message>
    <message>
      <source>Bij {0} andere blijft een deel weg. Alleen jij ziet deze namen.</source>
      <translation>Of {0} others a part is left out. Only you see these names.</translation>
    </message>
    <message>
      <source>Er blijft niets weg.</source>
      <translation>Nothing is left out.</translation>
    </message>
    <message>
      <source>Wat deze lezer niet ziet, per reden</source>
      <translation>What this reader does not see, by reason</translation>
    </message>
    <message>
      <source>foto’s</source>
      <translation>photos</translation>
    </message>
    <message>
      <source>wel, maar zonder: {0}</source>
      <translation>shown, but without: {0}</translation>
    </message>
  </context>
  <context>
    <name>Legend</name>
    <message>
      <source>Laag uitzetten</source>
      <translation>Turn off the layer</translation>
    </message>
    <message>
      <source>Legenda</source>
      <translation>Legend</translation>
    </message>
    <message>
      <source>Waarop berust dit?</source>
      <translation>What is this based on?</translation>
    </message>
    <message>
      <source>stippels: buiten de kaart kan nog een plek zijn</source>
      <translation>dots: there may be another place outside the map</translation>
    </message>
  </context>
  <context>
    <name>LijstjesGroup</name>
    <message>
      <source>Bewaar als lijstje</source>
      <translation>Save as a list</translation>
    </message>
    <message>
      <source>Bewaar als lijstje…</source>
      <translation>Save as a list…</translation>
    </message>
    <message>
      <source>Bewaar wat je nu ziet onder een naam, in deze kaart</source>
      <translation>Save what you see now under a name, in this map</translation>
    </message>
    <message>
      <source>Een eigen lijstje van deze kaart</source>
      <translation>A list of your own in this map</translation>
    </message>
    <message>
      <source>Gedaan: {0}</source>
      <translation>Done: {0}</translation>
    </message>
    <message>
      <source>Geef een andere naam</source>
      <translation>Rename</translation>
    </message>
    <message>
      <source>Geef een andere naam…</source>
      <translation>Rename…</translation>
    </message>
    <message>
      <source>Lijstjes</source>
      <translation>Lists</translation>
    </message>
    <message>
      <source>Vervang door wat je nu ziet</source>
      <translation>Replace by what you see now</translation>
    </message>
    <message>
      <source>Verwijder dit lijstje</source>
      <translation>Remove this list</translation>
    </message>
    <message>
      <source>Wijzig het lijstje ‘{0}’</source>
      <translation>Change the list ‘{0}’</translation>
    </message>
  </context>
  <context>
    <name>MaatKeuze</name>
    <message>
      <source> meter</source>
      <translation> metres</translation>
    </message>
    <message>
      <source>Hoe ga je erheen?</source>
      <translation>How do you go there?</translation>
    </message>
    <message>
      <source>Voor wie?</source>
      <translation>For whom?</translation>
    </message>
    <message>
      <source>Wat is dichtbij genoeg?</source>
      <translation>What is near enough?</translation>
    </message>
    <message>
      <source>Zonder trappen</source>
      <translation>Without stairs</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Doe opnieuw</source>
      <translation>Redo</translation>
    </message>
    <message>
      <source>Geen kaart open</source>
      <translation>No map open</translation>
    </message>
    <message>
      <source>Knoppen</source>
      <translation>Buttons</translation>
    </message>
    <message>
      <source>Sociale Kaart</source>
      <translation>Sociale Kaart</translation>
    </message>
    <message>
      <source>Zet terug</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>{0} – Sociale Kaart</source>
      <translation>{0} – Sociale Kaart</translation>
    </message>
    <message>
      <source>‘{0}’ openen…</source>
      <translation>Opening ‘{0}’…</translation>
    </message>
  </context>
  <context>
    <name>MapExtras</name>
    <message>
      <source>Hoe heet dit gebied? Bijvoorbeeld: de Sterflat</source>
      <translation>What is this area called? For example: the Sterflat</translation>
    </message>
    <message>
      <source>Teken een gebied</source>
      <translation>Draw an area</translation>
    </message>
  </context>
  <context>
    <name>MapPanel</name>
    <message>
      <source>Nieuwe hulpbron</source>
      <translation>New resource</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
  </context>
  <context>
    <name>MapTools</name>
    <message>
      <source>Klaar? Klik op de eerste hoek, of druk op Ctrl+Enter.</source>
      <translation>Done? Click the first corner, or press Ctrl+Enter.</translation>
    </message>
    <message>
      <source>Klik de hoeken van het gebied aan.</source>
      <translation>Click the corners of the area.</translation>
    </message>
    <message>
      <source>Klik op de hulpbron waar de relatie begint.</source>
      <translation>Click on the resource where the relation begins.</translation>
    </message>
    <message>
      <source>Klik van punt naar punt. Backspace haalt er een weg.</source>
      <translation>Click from point to point. Backspace takes one away.</translation>
    </message>
    <message>
      <source>Sleep een rechthoek om wat je wilt kiezen.</source>
      <translation>Drag a rectangle around what you want to select.</translation>
    </message>
    <message>
      <source>Sleep of klik naar de hulpbron die erbij hoort.</source>
      <translation>Drag or click to the resource that goes with it.</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Teken een lus om wat je wilt kiezen.</source>
      <translation>Draw a lasso around what you want to select.</translation>
    </message>
    <message>
      <source>{0} gekozen. Sleep nog eens, of stop.</source>
      <translation>{0} chosen. Drag once more, or stop.</translation>
    </message>
    <message>
      <source>{0} hemelsbreed</source>
      <translation>{0} as the crow flies</translation>
    </message>
  </context>
  <context>
    <name>MapView</name>
    <message>
      <source>Kaartbeeld</source>
      <translation>Map view</translation>
    </message>
  </context>
  <context>
    <name>MetingenBlad</name>
    <message>
      <source>Aantal plekken in het gebied</source>
      <translation>Number of places in the area</translation>
    </message>
    <message>
      <source>Afstand tot</source>
      <translation>Distance to</translation>
    </message>
    <message>
      <source>Bewaar de cijfers van nu</source>
      <translation>Save the figures of now</translation>
    </message>
    <message>
      <source>Bewaar de cijfers van nu. Over een jaar kun je er de cijfers van dan naast zetten.</source>
      <translation>Save the figures of now. In a year you can put the figures of then beside them.</translation>
    </message>
    <message>
      <source>Bewaar de cijfers van nu…</source>
      <translation>Save the figures of now…</translation>
    </message>
    <message>
      <source>De cijfers bewaren…</source>
      <translation>Saving the figures…</translation>
    </message>
    <message>
      <source>Er is al een meting met deze naam. Kies een andere naam.</source>
      <translation>There is already a measurement with this name. Choose another name.</translation>
    </message>
    <message>
      <source>Er is één meting bewaard. Verandert er iets, of is er een nieuwe ondergrond? Bewaar dan weer een meting, en zet ze naast elkaar.</source>
      <translation>One measurement has been saved. Does something change, or is there a new base map? Then save a measurement again, and put them side by side.</translation>
    </message>
    <message>
      <source>Even rekenen. Je kunt gewoon doorwerken.</source>
      <translation>Calculating. You can just go on working.</translation>
    </message>
    <message>
      <source>Gebied</source>
      <translation>Area</translation>
    </message>
    <message>
      <source>Hernoem de meting</source>
      <translation>Rename the measurement</translation>
    </message>
    <message>
      <source>Hernoem ‘Nu’…</source>
      <translation>Rename ‘Now’…</translation>
    </message>
    <message>
      <source>Hiervan staan geen cijfers in deze twee metingen.</source>
      <translation>There are no figures of this in these two measurements.</translation>
    </message>
    <message>
      <source>Kopieer de tabel</source>
      <translation>Copy the table</translation>
    </message>
    <message>
      <source>Nu</source>
      <translation>Now</translation>
    </message>
    <message>
      <source>Toen</source>
      <translation>Then</translation>
    </message>
    <message>
      <source>Toon</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>Twee metingen naast elkaar</source>
      <translation>Two measurements side by side</translation>
    </message>
    <message>
      <source>Verschil</source>
      <translation>Difference</translation>
    </message>
    <message>
      <source>Verwijder ‘Nu’</source>
      <translation>Remove ‘Now’</translation>
    </message>
    <message>
      <source>Waarom geen verschil</source>
      <translation>Why no difference</translation>
    </message>
    <message>
      <source>als je gaat</source>
      <translation>as you go</translation>
    </message>
    <message>
      <source>buurt</source>
      <translation>neighbourhood</translation>
    </message>
    <message>
      <source>gemeente</source>
      <translation>municipality</translation>
    </message>
    <message>
      <source>per</source>
      <translation>per</translation>
    </message>
    <message>
      <source>wijk</source>
      <translation>district</translation>
    </message>
  </context>
  <context>
    <name>MiniLegend</name>
    <message>
      <source>Legenda</source>
      <translation>Legend</translation>
    </message>
    <message>
      <source>Wat de tekens betekenen</source>
      <translation>What the signs mean</translation>
    </message>
  </context>
  <context>
    <name>NaamPage</name>
    <message>
      <source>Alles in de wijk waar je zonder indicatie terechtkunt: plekken, groepen, activiteiten en mensen die er werken of zich inzetten.</source>
      <translation>Everything in the district that is open to you without a formal referral: places, groups, activities and people who work or help there.</translation>
    </message>
    <message>
      <source>Bijvoorbeeld: Brunnepe en Hagenbroek</source>
      <translation>For example: Brunnepe and Hagenbroek</translation>
    </message>
    <message>
      <source>Doel van deze kaart (mag later)</source>
      <translation>Purpose of this map (can wait)</translation>
    </message>
    <message>
      <source>Geef de kaart een naam.</source>
      <translation>Give the map a name.</translation>
    </message>
    <message>
      <source>Laten zien waar mensen elkaar in de wijk ontmoeten. Samen met het wijkteam en bewoners.</source>
      <translation>Show where people meet in the district. Together with the district team and residents.</translation>
    </message>
    <message>
      <source>Naam van de kaart</source>
      <translation>Name of the map</translation>
    </message>
    <message>
      <source>Neem het voorbeeld over bij: {0}</source>
      <translation>Take over the example for: {0}</translation>
    </message>
    <message>
      <source>Neem over</source>
      <translation>Take over</translation>
    </message>
    <message>
      <source>Onze definitie (mag later)</source>
      <translation>Our definition (can wait)</translation>
    </message>
    <message>
      <source>Voorbeeld: {0}</source>
      <translation>Example: {0}</translation>
    </message>
    <message>
      <source>Waarvoor maken jullie deze kaart, en met wie?</source>
      <translation>Why do you make this map, and with whom?</translation>
    </message>
    <message>
      <source>Wat tellen jullie mee als sociale basis? Dit komt op elke afdruk.</source>
      <translation>What do you count as social basis? This is put on every print.</translation>
    </message>
  </context>
  <context>
    <name>NaamVraag</name>
    <message>
      <source>Hoe noem je deze meting?</source>
      <translation>What do you call this measurement?</translation>
    </message>
    <message>
      <source>Leeg: meting van vandaag</source>
      <translation>Empty: measurement of today</translation>
    </message>
  </context>
  <context>
    <name>NaastElkaarBlad</name>
    <message>
      <source>Als Excel of csv, met uitleg erbij.</source>
      <translation>As Excel or csv, with an explanation.</translation>
    </message>
    <message>
      <source>Als {0} dichtgaat ({1}), wordt de weg langer voor {2} mensen.</source>
      <translation>If {0} closes ({1}), the way gets longer for {2} people.</translation>
    </message>
    <message>
      <source>Bewaar de vergelijking</source>
      <translation>Save the comparison</translation>
    </message>
    <message>
      <source>Bewaar…</source>
      <translation>Save…</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Buurten en inwoners: CBS {0}.</source>
      <translation>Neighbourhoods and inhabitants: CBS {0}.</translation>
    </message>
    <message>
      <source>Buurten staan op naam. Dit is geen ranglijst.</source>
      <translation>Neighbourhoods are in order of name. This is not a ranking.</translation>
    </message>
    <message>
      <source>Cijfer</source>
      <translation>Figure</translation>
    </message>
    <message>
      <source>De gemiddelde afstand</source>
      <translation>The average distance</translation>
    </message>
    <message>
      <source>Dichtbij is nog niet open, toegankelijk of gastvrij.</source>
      <translation>Nearby is not yet open, accessible or welcoming.</translation>
    </message>
    <message>
      <source>Er is nog geen plan. Maak er een bij ‘Eén plan’.
Met twee of meer plannen zie je hier wat elk plan doet, naast hoe het nu is.
Je kunt het bewaren als Excel-bestand.</source>
      <translation>There is no plan yet. Make one at ‘One plan’.
With two or more plans you see here what each plan does, beside how it is now.
You can save it as an Excel file.</translation>
    </message>
    <message>
      <source>Excel (*.xlsx);;csv (*.csv)</source>
      <translation>Excel (*.xlsx);;csv (*.csv)</translation>
    </message>
    <message>
      <source>Gemeten: {0}, {1}.</source>
      <translation>Measured: {0}, {1}.</translation>
    </message>
    <message>
      <source>In deze ruimte: {0}</source>
      <translation>In this space: {0}</translation>
    </message>
    <message>
      <source>Kopieer de tabel</source>
      <translation>Copy the table</translation>
    </message>
    <message>
      <source>Ook daar: {0}.</source>
      <translation>Also there: {0}.</translation>
    </message>
    <message>
      <source>Per buurt: {0}.</source>
      <translation>Per neighbourhood: {0}.</translation>
    </message>
    <message>
      <source>Plannen naast elkaar, per buurt</source>
      <translation>Plans side by side, per neighbourhood</translation>
    </message>
    <message>
      <source>Soort plek</source>
      <translation>Kind of place</translation>
    </message>
    <message>
      <source>Vergelijk</source>
      <translation>Compare</translation>
    </message>
    <message>
      <source>Vergelijk opnieuw</source>
      <translation>Compare again</translation>
    </message>
    <message>
      <source>Verouderd: er is iets veranderd nadat dit is vergeleken. Klik op ‘Vergelijk opnieuw’.</source>
      <translation>Out of date: something has changed after this was compared. Click ‘Compare again’.</translation>
    </message>
    <message>
      <source>Vink de plannen aan en klik op ‘Vergelijk’.</source>
      <translation>Tick the plans and click ‘Compare’.</translation>
    </message>
    <message>
      <source>We vergelijken de plannen. Je kunt doorwerken.</source>
      <translation>We are comparing the plans. You can go on working.</translation>
    </message>
    <message>
      <source>Welk deel dichtbij woont</source>
      <translation>What share lives nearby</translation>
    </message>
    <message>
      <source>Welke plannen</source>
      <translation>Which plans</translation>
    </message>
    <message>
      <source>Wie er dichtbij woont</source>
      <translation>Who lives nearby there</translation>
    </message>
    <message>
      <source>plannen</source>
      <translation>plans</translation>
    </message>
  </context>
  <context>
    <name>NameDialog</name>
    <message>
      <source>Bijvoorbeeld: Koffie in Oost</source>
      <translation>For example: Coffee in East</translation>
    </message>
    <message>
      <source>Naam van het lijstje</source>
      <translation>Name of the list</translation>
    </message>
  </context>
  <context>
    <name>NewForm</name>
    <message>
      <source>Annuleer</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Begin leeg</source>
      <translation>Start empty</translation>
    </message>
    <message>
      <source>Bijvoorbeeld ‘Burenhulp in de Kerkstraat’ of ‘Eettafel voor iedereen’.</source>
      <translation>For example ‘Neighbour help in Kerkstraat’ or ‘Meals for everyone’.</translation>
    </message>
    <message>
      <source>Ctrl+Enter: sfeer, soort en formaliteit blijven staan</source>
      <translation>Ctrl+Enter: sphere, kind and formality stay as they are</translation>
    </message>
    <message>
      <source>Dit adres staat er niet bij. Wijs het aan, of kies een buurt.</source>
      <translation>This address is not in the list. Point at it, or choose a neighbourhood.</translation>
    </message>
    <message>
      <source>Een naam en een plek zijn genoeg. De rest kan later.</source>
      <translation>A name and a place are enough. The rest can wait.</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>Hoe heet het? Een naam is genoeg om te beginnen.</source>
      <translation>What is it called? A name is enough to begin with.</translation>
    </message>
    <message>
      <source>Nieuwe hulpbron</source>
      <translation>New resource</translation>
    </message>
    <message>
      <source>Overgenomen: {0}</source>
      <translation>Taken over: {0}</translation>
    </message>
    <message>
      <source>Voeg toe</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Voeg toe en nog een</source>
      <translation>Add, and one more</translation>
    </message>
    <message>
      <source>Waar is het</source>
      <translation>Where is it</translation>
    </message>
    <message>
      <source>Waar is het? Klik op de kaart, zoek een adres of kies een buurt.</source>
      <translation>Where is it? Click on the map, search for an address or choose a neighbourhood.</translation>
    </message>
    <message>
      <source>Wie mag dit zien: {0}. Aanpassen kan later.</source>
      <translation>Who may see this: {0}. You can change it later.</translation>
    </message>
  </context>
  <context>
    <name>NewFoto</name>
    <message>
      <source>Bewaar de foto</source>
      <translation>Save the photo</translation>
    </message>
    <message>
      <source>De foto die je toevoegt</source>
      <translation>The photo that you add</translation>
    </message>
    <message>
      <source>Er staat niemand herkenbaar op</source>
      <translation>Nobody can be recognised in it</translation>
    </message>
    <message>
      <source>Eén foto tegelijk: dit is de eerste.</source>
      <translation>One photo at a time: this is the first.</translation>
    </message>
    <message>
      <source>Foto lezen…</source>
      <translation>Reading the photo…</translation>
    </message>
    <message>
      <source>Gevraagd, genoteerd op {0}</source>
      <translation>Asked, noted on {0}</translation>
    </message>
    <message>
      <source>Ja, ik heb het gevraagd</source>
      <translation>Yes, I asked</translation>
    </message>
    <message>
      <source>Kies eerst of de mensen op de foto het goed vinden.</source>
      <translation>First choose whether the people in the photo agree.</translation>
    </message>
    <message>
      <source>Nog niet gevraagd</source>
      <translation>Not asked yet</translation>
    </message>
    <message>
      <source>Of sleep een foto hierheen.</source>
      <translation>Or drag a photo here.</translation>
    </message>
    <message>
      <source>Toch niet</source>
      <translation>Rather not</translation>
    </message>
    <message>
      <source>Vinden de mensen op de foto het goed?</source>
      <translation>Do the people in the photo agree?</translation>
    </message>
    <message>
      <source>Voeg een foto toe…</source>
      <translation>Add a photo…</translation>
    </message>
    <message>
      <source>Vraag het eerst even; daarna kun je de foto bewaren. Er is nog niets opgeslagen.</source>
      <translation>Ask first; after that you can save the photo. Nothing has been saved yet.</translation>
    </message>
    <message>
      <source>We maken de foto kleiner en halen weg wat de camera erbij schreef, zoals plaats en tijd.</source>
      <translation>We make the photo smaller and remove what the camera wrote in it, such as place and time.</translation>
    </message>
  </context>
  <context>
    <name>NewKaartWizard</name>
    <message>
      <source>Annuleer</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Bewaren</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Definitie: {0}</source>
      <translation>Definition: {0}</translation>
    </message>
    <message>
      <source>Doel: {0}</source>
      <translation>Purpose: {0}</translation>
    </message>
    <message>
      <source>Gebied</source>
      <translation>Area</translation>
    </message>
    <message>
      <source>Gebied: {0}</source>
      <translation>Area: {0}</translation>
    </message>
    <message>
      <source>Het gebied wordt nog gemaakt. Een ogenblik.</source>
      <translation>The area is still being made. One moment.</translation>
    </message>
    <message>
      <source>Maak de kaart</source>
      <translation>Make the map</translation>
    </message>
    <message>
      <source>Naam en doel</source>
      <translation>Name and purpose</translation>
    </message>
    <message>
      <source>Naam: {0}</source>
      <translation>Name: {0}</translation>
    </message>
    <message>
      <source>Nieuwe kaart</source>
      <translation>New map</translation>
    </message>
    <message>
      <source>Terug</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Verder</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>Verder zonder kaartbeeld</source>
      <translation>Next, without a map view</translation>
    </message>
    <message>
      <source>geen kaartbeeld</source>
      <translation>no map view</translation>
    </message>
    <message>
      <source>later invullen</source>
      <translation>fill in later</translation>
    </message>
  </context>
  <context>
    <name>NormDialog</name>
    <message>
      <source> meter</source>
      <translation> metres</translation>
    </message>
    <message>
      <source>Bewaar</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Bijvoorbeeld: zo afgesproken in de raad</source>
      <translation>For example: agreed like this in the council</translation>
    </message>
    <message>
      <source>Hoe ga je erheen?</source>
      <translation>How do you go there?</translation>
    </message>
    <message>
      <source>Nieuwe norm</source>
      <translation>New norm</translation>
    </message>
    <message>
      <source>Soort plek</source>
      <translation>Kind of place</translation>
    </message>
    <message>
      <source>Voeg toe</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Voor welk deel van de mensen?</source>
      <translation>For what share of the people?</translation>
    </message>
    <message>
      <source>Voor wie?</source>
      <translation>For whom?</translation>
    </message>
    <message>
      <source>Waarom deze norm? (mag leeg)</source>
      <translation>Why this norm? (may be empty)</translation>
    </message>
    <message>
      <source>Wat is dichtbij genoeg?</source>
      <translation>What is near enough?</translation>
    </message>
    <message>
      <source>Wijzig de norm</source>
      <translation>Change the norm</translation>
    </message>
    <message>
      <source>Zonder trappen</source>
      <translation>Without stairs</translation>
    </message>
  </context>
  <context>
    <name>NormenPage</name>
    <message>
      <source>Alle normen als Excel of csv, met uitleg erbij.</source>
      <translation>All norms as Excel or csv, with an explanation.</translation>
    </message>
    <message>
      <source>Begin met een voorstel</source>
      <translation>Begin with a proposal</translation>
    </message>
    <message>
      <source>Bewaar de uitkomst</source>
      <translation>Save the result</translation>
    </message>
    <message>
      <source>Bewaar…</source>
      <translation>Save…</translation>
    </message>
    <message>
      <source>Deze kaart heeft geen ondergrond. Zonder straten en adressen is geen norm te toetsen. Kies er een met Kaart › Kies een andere ondergrond.</source>
      <translation>This map has no base map. Without streets and addresses no norm can be checked. Choose one with Map › Choose another base map.</translation>
    </message>
    <message>
      <source>Deze norm is nog niet getoetst. Klik op ‘Toets’.</source>
      <translation>This norm has not been checked yet. Click ‘Check’.</translation>
    </message>
    <message>
      <source>Er is nog geen norm. Spreek samen af wat dichtbij genoeg is, zoals: 9 van de 10 mensen wonen binnen 500 meter lopen van een ontmoetingsplek. Een voorstel is een begin van het gesprek, geen regel van de wet.</source>
      <translation>There is no norm yet. Agree together what is near enough, such as: 9 out of 10 people live within 500 metres on foot of a meeting place. A proposal is the beginning of the conversation, not a rule of the law.</translation>
    </message>
    <message>
      <source>Excel (*.xlsx);;csv (*.csv)</source>
      <translation>Excel (*.xlsx);;csv (*.csv)</translation>
    </message>
    <message>
      <source>Ga naar de beste plek</source>
      <translation>Go to the best place</translation>
    </message>
    <message>
      <source>Kopieer de tabel</source>
      <translation>Copy the table</translation>
    </message>
    <message>
      <source>Normen</source>
      <translation>Norms</translation>
    </message>
    <message>
      <source>Om te plakken in Excel.</source>
      <translation>To paste in Excel.</translation>
    </message>
    <message>
      <source>Per</source>
      <translation>Per</translation>
    </message>
    <message>
      <source>Per {0}</source>
      <translation>Per {0}</translation>
    </message>
    <message>
      <source>Toets</source>
      <translation>Check</translation>
    </message>
    <message>
      <source>Toets opnieuw</source>
      <translation>Check again</translation>
    </message>
    <message>
      <source>Toon op de kaart</source>
      <translation>Show on the map</translation>
    </message>
    <message>
      <source>Uitkomst per buurt</source>
      <translation>Result per neighbourhood</translation>
    </message>
    <message>
      <source>Verouderd: de kaart is veranderd nadat dit is getoetst. Klik op ‘Toets opnieuw’.</source>
      <translation>Out of date: the map has changed after this was checked. Click ‘Check again’.</translation>
    </message>
    <message>
      <source>Verwijder</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Voeg toe…</source>
      <translation>Add…</translation>
    </message>
    <message>
      <source>Waar de norm wordt gehaald</source>
      <translation>Where the norm is met</translation>
    </message>
    <message>
      <source>Waar een plek het meest helpt</source>
      <translation>Where a place helps most</translation>
    </message>
    <message>
      <source>Waar mensen te ver wonen</source>
      <translation>Where people live too far away</translation>
    </message>
    <message>
      <source>Waarop berust dit?</source>
      <translation>What is this based on?</translation>
    </message>
    <message>
      <source>Wat de kaart laat zien</source>
      <translation>What the map shows</translation>
    </message>
    <message>
      <source>We toetsen de normen. Je kunt gewoon doorwerken.</source>
      <translation>We are checking the norms. You can just go on working.</translation>
    </message>
    <message>
      <source>Wijzig…</source>
      <translation>Change…</translation>
    </message>
    <message>
      <source>buurt</source>
      <translation>neighbourhood</translation>
    </message>
    <message>
      <source>gemeente</source>
      <translation>municipality</translation>
    </message>
    <message>
      <source>normen</source>
      <translation>norms</translation>
    </message>
    <message>
      <source>wijk</source>
      <translation>district</translation>
    </message>
    <message>
      <source>{0} rijen gekopieerd. Plak ze in Excel.</source>
      <translation>{0} rows copied. Paste them in Excel.</translation>
    </message>
  </context>
  <context>
    <name>NoticeBar</name>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Sluit deze melding</source>
      <translation>Close this message</translation>
    </message>
  </context>
  <context>
    <name>OndergrondDialog</name>
    <message>
      <source>Maak een ondergrond</source>
      <translation>Make a base map</translation>
    </message>
  </context>
  <context>
    <name>OndergrondInfoDialog</name>
    <message>
      <source>Bestand</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Bron</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>Bronnen van deze ondergrond</source>
      <translation>Sources of this base map</translation>
    </message>
    <message>
      <source>Cijfers per buurt</source>
      <translation>Figures per neighbourhood</translation>
    </message>
    <message>
      <source>Cijfers van deze buurt</source>
      <translation>Figures of this neighbourhood</translation>
    </message>
    <message>
      <source>Datum</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Deze ondergrond heeft geen cijfers per buurt. Maak een nieuwe met de kerncijfers of de nabijheid van het CBS: Bestand › Maak een ondergrond.</source>
      <translation>This base map has no figures per neighbourhood. Make a new one with the key figures or the proximity of CBS: File › Make a base map.</translation>
    </message>
    <message>
      <source>Jaar</source>
      <translation>Year</translation>
    </message>
    <message>
      <source>Licentie</source>
      <translation>Licence</translation>
    </message>
    <message>
      <source>Onderwerp</source>
      <translation>Subject</translation>
    </message>
    <message>
      <source>Over deze ondergrond</source>
      <translation>About this base map</translation>
    </message>
    <message>
      <source>Waarde</source>
      <translation>Value</translation>
    </message>
    <message>
      <source>niet bekend</source>
      <translation>not known</translation>
    </message>
    <message>
      <source>onbekend</source>
      <translation>unknown</translation>
    </message>
    <message>
      <source>{0}, buurten van {1}. Gemaakt op {2}. Buurten met cijfers: {3}.</source>
      <translation>{0}, neighbourhoods of {1}. Made on {2}. Neighbourhoods with figures: {3}.</translation>
    </message>
  </context>
  <context>
    <name>OndergrondMaker</name>
    <message>
      <source>Bezig…</source>
      <translation>Busy…</translation>
    </message>
    <message>
      <source>Cijfers per buurt uit ‘{0}’ van {1}: {2}.</source>
      <translation>Figures per neighbourhood from ‘{0}’ of {1}: {2}.</translation>
    </message>
    <message>
      <source>Gemeenten in dit bestand</source>
      <translation>Municipalities in this file</translation>
    </message>
    <message>
      <source>Gestopt. Er is niets veranderd.</source>
      <translation>Stopped. Nothing was changed.</translation>
    </message>
    <message>
      <source>Je hebt twee gratis bestanden nodig. Download ze een keer, of vraag ze aan iemand van de gemeente. Daarna is internet niet meer nodig.</source>
      <translation>You need two free files. Download them once, or ask somebody of the municipality. After that no internet is needed.</translation>
    </message>
    <message>
      <source>Kies beide bestanden en een gemeente.</source>
      <translation>Choose both files and a municipality.</translation>
    </message>
    <message>
      <source>Kies het bestand van OpenStreetMap</source>
      <translation>Choose the file of OpenStreetMap</translation>
    </message>
    <message>
      <source>Kies het bestand van het CBS</source>
      <translation>Choose the file of CBS (Statistics Netherlands)</translation>
    </message>
    <message>
      <source>Klaar. De ondergrond staat in ‘{0}’.</source>
      <translation>Done. The base map is in ‘{0}’.</translation>
    </message>
    <message>
      <source>Maak de ondergrond</source>
      <translation>Make the base map</translation>
    </message>
    <message>
      <source>OpenStreetMap (*.pbf)</source>
      <translation>OpenStreetMap (*.pbf)</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Stoppen…</source>
      <translation>Stopping…</translation>
    </message>
    <message>
      <source>Straten, gebouwen en adressen (OpenStreetMap, .osm.pbf)</source>
      <translation>Streets, buildings and addresses (OpenStreetMap, .osm.pbf)</translation>
    </message>
    <message>
      <source>Typ een deel van de naam</source>
      <translation>Type a part of the name</translation>
    </message>
    <message>
      <source>Voortgang</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>Welke gemeente? Kies er een of meer.</source>
      <translation>Which municipality? Choose one or more.</translation>
    </message>
    <message>
      <source>Wijken en buurten (*.gpkg)</source>
      <translation>Districts and neighbourhoods (*.gpkg)</translation>
    </message>
    <message>
      <source>Wijken en buurten (CBS, .gpkg)</source>
      <translation>Districts and neighbourhoods (CBS, .gpkg)</translation>
    </message>
    <message>
      <source>Zoek een gemeente</source>
      <translation>Search for a municipality</translation>
    </message>
    <message>
      <source>{0} buurten, {1} straten, {2} adressen, {3} voorzieningen.</source>
      <translation>{0} neighbourhoods, {1} streets, {2} addresses, {3} facilities.</translation>
    </message>
  </context>
  <context>
    <name>Outlets</name>
    <message>
      <source>Atlas</source>
      <translation>Atlas</translation>
    </message>
    <message>
      <source>Bewaard: {0}</source>
      <translation>Saved: {0}</translation>
    </message>
    <message>
      <source>Buurtkaart</source>
      <translation>Neighbourhood sheet</translation>
    </message>
    <message>
      <source>De printer nam het blad niet aan. Kijk of hij aan staat, of bewaar het blad als pdf.</source>
      <translation>The printer did not accept the sheet. Check that it is on, or save the sheet as pdf.</translation>
    </message>
    <message>
      <source>Deze computer kent geen printer. Bewaar het blad als pdf, en druk het af waar wel een printer is. Kies daar ‘werkelijke grootte’, dan klopt de schaal.</source>
      <translation>This computer knows no printer. Save the sheet as pdf, and print it where there is a printer. Choose ‘actual size’ there, then the scale is right.</translation>
    </message>
    <message>
      <source>Druk verkleind af</source>
      <translation>Print smaller</translation>
    </message>
    <message>
      <source>Gestopt. Wat al naar de printer was, kan nog uit de printer komen.</source>
      <translation>Stopped. What had gone to the printer already, may still be printed.</translation>
    </message>
    <message>
      <source>Het blad is naar de printer gestuurd.</source>
      <translation>The sheet was sent to the printer.</translation>
    </message>
    <message>
      <source>Het papier is te klein</source>
      <translation>The paper is too small</translation>
    </message>
    <message>
      <source>In de printer zit {0}. Het blad is groter.</source>
      <translation>The printer holds {0}. The sheet is larger.</translation>
    </message>
    <message>
      <source>Invulblad</source>
      <translation>Fill-in sheet</translation>
    </message>
    <message>
      <source>Kies ander papier in de printer, of kies hier links kleiner papier. Verkleind afdrukken kan, maar dan klopt de schaal niet meer.</source>
      <translation>Choose other paper in the printer, or choose smaller paper here on the left. You can print it smaller, but then the scale is no longer right.</translation>
    </message>
    <message>
      <source>Naar de printer: bladzijde {0} van {1}</source>
      <translation>To the printer: page {0} of {1}</translation>
    </message>
    <message>
      <source>Open de pdf</source>
      <translation>Open the pdf</translation>
    </message>
    <message>
      <source>Pdf (*.pdf)</source>
      <translation>Pdf (*.pdf)</translation>
    </message>
    <message>
      <source>Raadsblad</source>
      <translation>Council sheet</translation>
    </message>
    <message>
      <source>Terug</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Waar bewaar je de pdf?</source>
      <translation>Where do you keep the pdf?</translation>
    </message>
  </context>
  <context>
    <name>Overviews</name>
    <message>
      <source>Agenda</source>
      <translation>Calendar of dates</translation>
    </message>
    <message>
      <source>Agenda ({0})</source>
      <translation>Dates ({0})</translation>
    </message>
    <message>
      <source>Inbreng</source>
      <translation>Input</translation>
    </message>
    <message>
      <source>Inbreng ({0})</source>
      <translation>Input ({0})</translation>
    </message>
  </context>
  <context>
    <name>PageContext</name>
    <message>
      <source>Gemaakt: {0}</source>
      <translation>Made: {0}</translation>
    </message>
  </context>
  <context>
    <name>PageView</name>
    <message>
      <source>Bladzijde met tekst, zonder kaart.</source>
      <translation>Page with text, without a map.</translation>
    </message>
    <message>
      <source>Er is nog niets te zien.</source>
      <translation>There is nothing to see yet.</translation>
    </message>
    <message>
      <source>Tekenen…</source>
      <translation>Drawing…</translation>
    </message>
    <message>
      <source>Voorbeeld</source>
      <translation>Preview</translation>
    </message>
    <message>
      <source>Voorbeeld, bladzijde {0} van {1}</source>
      <translation>Preview, page {0} of {1}</translation>
    </message>
  </context>
  <context>
    <name>PasteDialog</name>
    <message>
      <source>(leeg)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>Al zo: {0}.</source>
      <translation>Already so: {0}.</translation>
    </message>
    <message>
      <source>Er veranderen cellen: {0}, bij hulpbronnen: {1}. Dat wordt één stap.</source>
      <translation>Cells that change: {0}, in resources: {1}. That becomes one step.</translation>
    </message>
    <message>
      <source>Er verandert niets.</source>
      <translation>Nothing changes.</translation>
    </message>
    <message>
      <source>Hulpbron</source>
      <translation>Resource</translation>
    </message>
    <message>
      <source>Je ziet de eerste {0}.</source>
      <translation>You see the first {0}.</translation>
    </message>
    <message>
      <source>Kolom</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>Koppen</source>
      <translation>Headings</translation>
    </message>
    <message>
      <source>Opmerking</source>
      <translation>Remark</translation>
    </message>
    <message>
      <source>Plak deze cel</source>
      <translation>Paste this cell</translation>
    </message>
    <message>
      <source>Plak uit Excel</source>
      <translation>Paste from Excel</translation>
    </message>
    <message>
      <source>Plak {0} cellen</source>
      <translation>Paste {0} cells</translation>
    </message>
    <message>
      <source>Was</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Wat niet past, blijft zoals het is: {0}.</source>
      <translation>What does not fit stays as it is: {0}.</translation>
    </message>
    <message>
      <source>Wat verandert</source>
      <translation>What changes</translation>
    </message>
    <message>
      <source>Wordt</source>
      <translation>Becomes</translation>
    </message>
  </context>
  <context>
    <name>PlaceDetail</name>
    <message>
      <source>Bedoelt de lijst dit?</source>
      <translation>Does the list mean this?</translation>
    </message>
    <message>
      <source>Laat wachten</source>
      <translation>Let it wait</translation>
    </message>
    <message>
      <source>Of zeg zelf waar het is</source>
      <translation>Or say yourself where it is</translation>
    </message>
    <message>
      <source>Plekken die erop lijken</source>
      <translation>Places that look like it</translation>
    </message>
    <message>
      <source>Sla over</source>
      <translation>Skip</translation>
    </message>
    <message>
      <source>Waarom niet? Dat komt in het ontvangstbewijs.</source>
      <translation>Why not? It is told in the receipt.</translation>
    </message>
    <message>
      <source>Waarom sla je deze rij over?</source>
      <translation>Why do you skip this row?</translation>
    </message>
    <message>
      <source>Zet het hier</source>
      <translation>Put it here</translation>
    </message>
    <message>
      <source>Zet het op de kaart</source>
      <translation>Put it on the map</translation>
    </message>
    <message>
      <source>{0}. {1}</source>
      <translation>{0}. {1}</translation>
    </message>
  </context>
  <context>
    <name>PlaceField</name>
    <message>
      <source>Aangewezen op de kaart</source>
      <translation>Pointed at on the map</translation>
    </message>
    <message>
      <source>Adressen worden geladen…</source>
      <translation>Loading addresses…</translation>
    </message>
    <message>
      <source>Bij {0}, aangewezen op de kaart</source>
      <translation>Near {0}, pointed at on the map</translation>
    </message>
    <message>
      <source>Geen adres gevonden. Wijs het aan op de kaart.</source>
      <translation>No address found. Point at it on the map.</translation>
    </message>
    <message>
      <source>In de buurt {0}</source>
      <translation>In the neighbourhood {0}</translation>
    </message>
    <message>
      <source>Neem adres over: {0}</source>
      <translation>Take over address: {0}</translation>
    </message>
    <message>
      <source>Nog geen plek.</source>
      <translation>No place yet.</translation>
    </message>
    <message>
      <source>Of alleen de buurt</source>
      <translation>Or only the neighbourhood</translation>
    </message>
    <message>
      <source>Persoonlijke sfeer: op de kaart komt alleen de buurt. Geen punt en geen adres, zodat niemand te vinden is.</source>
      <translation>Personal sphere: only the neighbourhood is put on the map. No point and no address, so that nobody can be found.</translation>
    </message>
    <message>
      <source>Straat en nummer, of postcode</source>
      <translation>Street and number, or postcode</translation>
    </message>
    <message>
      <source>Wijs aan op de kaart</source>
      <translation>Point at it on the map</translation>
    </message>
    <message>
      <source>Zoek een adres</source>
      <translation>Search for an address</translation>
    </message>
    <message>
      <source>kies een buurt</source>
      <translation>choose a neighbourhood</translation>
    </message>
  </context>
  <context>
    <name>PlanBlad</name>
    <message>
      <source>Deze kaart heeft geen ondergrond. Zonder straten en adressen is niet te rekenen. Kies er een met Kaart › Kies een andere ondergrond.</source>
      <translation>This map has no base map. Without streets and addresses nothing can be calculated. Choose one with Map › Choose another base map.</translation>
    </message>
    <message>
      <source>Nieuwe plek {0}</source>
      <translation>New place {0}</translation>
    </message>
    <message>
      <source>We zetten de wegen en de adressen klaar. Je kunt doorwerken.</source>
      <translation>We are getting the roads and the addresses ready. You can go on working.</translation>
    </message>
    <message>
      <source>{0} rijen gekopieerd. Plak ze in Excel.</source>
      <translation>{0} rows copied. Paste them in Excel.</translation>
    </message>
  </context>
  <context>
    <name>PlanDialog</name>
    <message>
      <source>Bewaar</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Bijvoorbeeld: buurthuis bij de school</source>
      <translation>For example: community centre near the school</translation>
    </message>
    <message>
      <source>Hoe ga je erheen?</source>
      <translation>How do you go there?</translation>
    </message>
    <message>
      <source>Hoe heet het plan?</source>
      <translation>What is the plan called?</translation>
    </message>
    <message>
      <source>Maak het plan</source>
      <translation>Make the plan</translation>
    </message>
    <message>
      <source>Nieuw plan</source>
      <translation>New plan</translation>
    </message>
    <message>
      <source>Voor wie?</source>
      <translation>For whom?</translation>
    </message>
    <message>
      <source>Waar gaat het over? (mag leeg)</source>
      <translation>What is it about? (may be empty)</translation>
    </message>
    <message>
      <source>Wat is dichtbij genoeg?</source>
      <translation>What is near enough?</translation>
    </message>
    <message>
      <source>Wijzig het plan</source>
      <translation>Change the plan</translation>
    </message>
  </context>
  <context>
    <name>PlanKaart</name>
    <message>
      <source>Enter kiest het midden van de kaart.</source>
      <translation>Enter chooses the middle of the map.</translation>
    </message>
    <message>
      <source>Klik aan welke plek dichtgaat. Plekken zijn vierkantjes.</source>
      <translation>Click which place closes. Places are small squares.</translation>
    </message>
    <message>
      <source>Klik waar de nieuwe plek komt.</source>
      <translation>Click where the new place comes.</translation>
    </message>
    <message>
      <source>Klik waar {0} naartoe verhuist.</source>
      <translation>Click where {0} moves to.</translation>
    </message>
    <message>
      <source>N en P lopen langs de plekken, Enter kiest.</source>
      <translation>N and P walk along the places, Enter chooses.</translation>
    </message>
    <message>
      <source>Sleep een plek naar een nieuw adres, of klik hem aan. Plekken zijn vierkantjes.</source>
      <translation>Drag a place to a new address, or click it. Places are squares.</translation>
    </message>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>deze plek</source>
      <translation>this place</translation>
    </message>
    <message>
      <source>plek zonder naam</source>
      <translation>place without a name</translation>
    </message>
  </context>
  <context>
    <name>PlanVelden</name>
    <message>
      <source>+ Zet een plek erbij</source>
      <translation>+ Add a place</translation>
    </message>
    <message>
      <source>Dit plan</source>
      <translation>This plan</translation>
    </message>
    <message>
      <source>Gemiddelde afstand</source>
      <translation>Average distance</translation>
    </message>
    <message>
      <source>Haal de gekozen plek uit het plan</source>
      <translation>Take the chosen place out of the plan</translation>
    </message>
    <message>
      <source>Haal eruit</source>
      <translation>Take out</translation>
    </message>
    <message>
      <source>Kopieer</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Kopieer de tabel</source>
      <translation>Copy the table</translation>
    </message>
    <message>
      <source>Maak een kopie</source>
      <translation>Make a copy</translation>
    </message>
    <message>
      <source>Nieuw plan…</source>
      <translation>New plan…</translation>
    </message>
    <message>
      <source>Om te plakken in Excel.</source>
      <translation>To paste in Excel.</translation>
    </message>
    <message>
      <source>Om welke soort plek gaat het?</source>
      <translation>What kind of place is it about?</translation>
    </message>
    <message>
      <source>Plannen</source>
      <translation>Plans</translation>
    </message>
    <message>
      <source>Plekken in dit plan</source>
      <translation>Places in this plan</translation>
    </message>
    <message>
      <source>Sluit een plek</source>
      <translation>Close a place</translation>
    </message>
    <message>
      <source>Soort plek</source>
      <translation>Kind of place</translation>
    </message>
    <message>
      <source>Toon op de kaart</source>
      <translation>Show on the map</translation>
    </message>
    <message>
      <source>Verplaats een plek</source>
      <translation>Move a place</translation>
    </message>
    <message>
      <source>Verwijder</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Waarop berust dit?</source>
      <translation>What is this based on?</translation>
    </message>
    <message>
      <source>Wat de kaart laat zien</source>
      <translation>What the map shows</translation>
    </message>
    <message>
      <source>Wat er verandert per buurt</source>
      <translation>What changes per neighbourhood</translation>
    </message>
    <message>
      <source>Wie dichtbij woont</source>
      <translation>Who lives nearby</translation>
    </message>
    <message>
      <source>Wijzig…</source>
      <translation>Change…</translation>
    </message>
    <message>
      <source>Zet een plek erbij</source>
      <translation>Add a place</translation>
    </message>
    <message>
      <source>× Sluit…</source>
      <translation>× Close…</translation>
    </message>
    <message>
      <source>→ Verplaats…</source>
      <translation>→ Move…</translation>
    </message>
  </context>
  <context>
    <name>PlekForm</name>
    <message>
      <source>Adres zelf invullen</source>
      <translation>Fill in the address yourself</translation>
    </message>
  </context>
  <context>
    <name>PlekNaamDialog</name>
    <message>
      <source>Bewaar</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Geef de plek een naam</source>
      <translation>Give the place a name</translation>
    </message>
    <message>
      <source>Hoe heet deze plek?</source>
      <translation>What is this place called?</translation>
    </message>
  </context>
  <context>
    <name>Pointing</name>
    <message>
      <source>Terug</source>
      <translation>Back</translation>
    </message>
  </context>
  <context>
    <name>PointlessButton</name>
    <message>
      <source>Deze horen bij een buurt, niet bij één plek. Klik om ze in de tabel te zien.</source>
      <translation>These belong to a neighbourhood, not to one place. Click to see them in the table.</translation>
    </message>
    <message>
      <source>Toon weer alles</source>
      <translation>Show everything again</translation>
    </message>
    <message>
      <source>{0} zonder punt op de kaart</source>
      <translation>{0} without a point on the map</translation>
    </message>
  </context>
  <context>
    <name>Preview</name>
    <message>
      <source>Bladzijde {0} van {1}</source>
      <translation>Page {0} of {1}</translation>
    </message>
    <message>
      <source>Breedte</source>
      <translation>Page width</translation>
    </message>
    <message>
      <source>Gestopt. Dit blad past niet meer bij je keuzes.</source>
      <translation>Stopped. This sheet no longer fits your choices.</translation>
    </message>
    <message>
      <source>Gestopt. Er is niets gemaakt.</source>
      <translation>Stopped. Nothing was made.</translation>
    </message>
    <message>
      <source>Hele bladzijde</source>
      <translation>Whole page</translation>
    </message>
    <message>
      <source>Het blad is klaar. Bladzijden: {0}.</source>
      <translation>The sheet is ready. Pages: {0}.</translation>
    </message>
    <message>
      <source>Het blad wordt gemaakt…</source>
      <translation>Making the sheet…</translation>
    </message>
    <message>
      <source>Hoe groot</source>
      <translation>How large</translation>
    </message>
    <message>
      <source>Maak het blad</source>
      <translation>Make the sheet</translation>
    </message>
    <message>
      <source>Naar de printer…</source>
      <translation>To the printer…</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Volgende bladzijde</source>
      <translation>Next page</translation>
    </message>
    <message>
      <source>Voortgang</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>Vorige bladzijde</source>
      <translation>Previous page</translation>
    </message>
    <message>
      <source>Wat er niet op komt ({0})</source>
      <translation>What is left off ({0})</translation>
    </message>
    <message>
      <source>liggend</source>
      <translation>landscape</translation>
    </message>
    <message>
      <source>schaal 1:{0}</source>
      <translation>scale 1:{0}</translation>
    </message>
    <message>
      <source>staand</source>
      <translation>portrait</translation>
    </message>
  </context>
  <context>
    <name>ProgressStrip</name>
    <message>
      <source>Bezig…</source>
      <translation>Busy…</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Voortgang</source>
      <translation>Progress</translation>
    </message>
  </context>
  <context>
    <name>QObject</name>
    <message>
      <source>Dat ging niet</source>
      <translation>That did not work</translation>
    </message>
    <message>
      <source>Dicht: formeel</source>
      <translation>Filled: formal</translation>
    </message>
    <message>
      <source>Foto’s (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.bmp)</source>
      <translation>Photos (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.bmp)</translation>
    </message>
    <message>
      <source>Open: informeel</source>
      <translation>Open: informal</translation>
    </message>
    <message>
      <source>Pagina’s</source>
      <translation>Pages</translation>
    </message>
  </context>
  <context>
    <name>QuestionsModel</name>
    <message>
      <source>komt apart op de kaart</source>
      <translation>comes on the map apart</translation>
    </message>
    <message>
      <source>laat wachten</source>
      <translation>waits for later</translation>
    </message>
    <message>
      <source>nieuw, komt op de kaart</source>
      <translation>new, comes on the map</translation>
    </message>
    <message>
      <source>wacht</source>
      <translation>waits</translation>
    </message>
    <message>
      <source>wordt bijgewerkt</source>
      <translation>is updated</translation>
    </message>
    <message>
      <source>{0} · {1}</source>
      <translation>{0} · {1}</translation>
    </message>
    <message>
      <source>✓ bijwerken</source>
      <translation>✓ update</translation>
    </message>
    <message>
      <source>✓ op de kaart</source>
      <translation>✓ on the map</translation>
    </message>
    <message>
      <source>✓ overslaan</source>
      <translation>✓ skip</translation>
    </message>
    <message>
      <source>✓ samenvoegen</source>
      <translation>✓ merge</translation>
    </message>
  </context>
  <context>
    <name>QuestionsPage</name>
    <message>
      <source>Andere rij: {0}</source>
      <translation>Other row: {0}</translation>
    </message>
    <message>
      <source>Hemelsbreed {0} uit elkaar.</source>
      <translation>{0} apart as the crow flies.</translation>
    </message>
    <message>
      <source>In de lijst: {0}</source>
      <translation>In the list: {0}</translation>
    </message>
    <message>
      <source>Klik op een nummer. Het is dezelfde keuze als in de lijst.</source>
      <translation>Click a number. It is the same choice as in the list.</translation>
    </message>
    <message>
      <source>Klik waar ‘{0}’ is, of op een nummer. Esc brengt je terug.</source>
      <translation>Click where ‘{0}’ is, or a number. Esc takes you back.</translation>
    </message>
    <message>
      <source>Klik waar ‘{0}’ is. Esc brengt je terug.</source>
      <translation>Click where ‘{0}’ is. Esc takes you back.</translation>
    </message>
    <message>
      <source>Op de kaart: {0}</source>
      <translation>On the map: {0}</translation>
    </message>
    <message>
      <source>Op dezelfde plek.</source>
      <translation>At the same place.</translation>
    </message>
    <message>
      <source>Rijen met een vraag</source>
      <translation>Rows with a question</translation>
    </message>
    <message>
      <source>Van de andere is geen punt bekend.</source>
      <translation>No point is known of the other.</translation>
    </message>
    <message>
      <source>Van de rij in de lijst is geen punt bekend.</source>
      <translation>No point is known of the row in the list.</translation>
    </message>
    <message>
      <source>{0} (rij {1} van ‘{2}’)</source>
      <translation>{0} (row {1} of ‘{2}’)</translation>
    </message>
    <message>
      <source>{0} (rij {1})</source>
      <translation>{0} (row {1})</translation>
    </message>
  </context>
  <context>
    <name>QueueDialog</name>
    <message>
      <source>Er wacht niets. Alles heeft een plek.</source>
      <translation>Nothing waits. Everything has a place.</translation>
    </message>
    <message>
      <source>Rijen die op jou wachten: {0}. Je kunt later verdergaan.</source>
      <translation>Rows that wait for you: {0}. You can go on later.</translation>
    </message>
    <message>
      <source>Wachtrij</source>
      <translation>Queue</translation>
    </message>
    <message>
      <source>Zet terug</source>
      <translation>Undo</translation>
    </message>
  </context>
  <context>
    <name>ReadingPage</name>
    <message>
      <source> (verborgen)</source>
      <translation> (hidden)</translation>
    </message>
    <message>
      <source>&lt;b&gt;{0}&lt;/b&gt; rijen met iets erin = &lt;b&gt;{1}&lt;/b&gt; om te importeren + &lt;b&gt;{2}&lt;/b&gt; die geen gegevens zijn.</source>
      <translation>&lt;b&gt;{0}&lt;/b&gt; rows with something in them = &lt;b&gt;{1}&lt;/b&gt; to import + &lt;b&gt;{2}&lt;/b&gt; that are no data.</translation>
    </message>
    <message>
      <source>Blad</source>
      <translation>Sheet</translation>
    </message>
    <message>
      <source>De kenmerken staan onder elkaar</source>
      <translation>The attributes stand below each other</translation>
    </message>
    <message>
      <source>De lijst zoals die wordt gelezen</source>
      <translation>The list as it is read</translation>
    </message>
    <message>
      <source>De plekken zijn</source>
      <translation>The places are</translation>
    </message>
    <message>
      <source>Kolomnamen in rij</source>
      <translation>Column names in row</translation>
    </message>
    <message>
      <source>Neem verborgen rijen en kolommen mee</source>
      <translation>Take hidden rows and columns along</translation>
    </message>
    <message>
      <source>Tabel op dit blad</source>
      <translation>Table on this sheet</translation>
    </message>
    <message>
      <source>Tekens</source>
      <translation>Characters</translation>
    </message>
    <message>
      <source>Tussen de kolommen staat</source>
      <translation>Between the columns stands</translation>
    </message>
    <message>
      <source>geen</source>
      <translation>none</translation>
    </message>
    <message>
      <source>komma</source>
      <translation>comma</translation>
    </message>
    <message>
      <source>puntkomma</source>
      <translation>semicolon</translation>
    </message>
    <message>
      <source>streep |</source>
      <translation>bar |</translation>
    </message>
    <message>
      <source>tab</source>
      <translation>tab</translation>
    </message>
    <message>
      <source>tot en met</source>
      <translation>up to and including</translation>
    </message>
    <message>
      <source>{0} kop</source>
      <translation>{0} head</translation>
    </message>
    <message>
      <source>{0}: {1} ({2} rijen)</source>
      <translation>{0}: {1} ({2} rows)</translation>
    </message>
  </context>
  <context>
    <name>ReceiptPage</name>
    <message>
      <source>Bewaar per rij als Excel…</source>
      <translation>Save per row as Excel…</translation>
    </message>
    <message>
      <source>De import is teruggenomen. Weg van de kaart: {0}. Weer zoals eerst: {1}.</source>
      <translation>The import was taken back. Gone from the map: {0}. As before again: {1}.</translation>
    </message>
    <message>
      <source>Dit bewijs en ‘Neem terug’ vind je later bij Importeren › Eerdere importen.</source>
      <translation>You find this receipt and ‘Take back’ later under Import › Earlier imports.</translation>
    </message>
    <message>
      <source>Gebleven: {0}.</source>
      <translation>Stayed: {0}.</translation>
    </message>
    <message>
      <source>Neem deze import terug</source>
      <translation>Take this import back</translation>
    </message>
    <message>
      <source>Waarom wachten of overslaan</source>
      <translation>Why waiting or skipping</translation>
    </message>
    <message>
      <source>Wat wacht, vind je later terug bij Importeren › Wachtrij.</source>
      <translation>You find what waits later at Import › Queue.</translation>
    </message>
    <message>
      <source>bijgewerkt</source>
      <translation>updated</translation>
    </message>
    <message>
      <source>op de kaart gezet</source>
      <translation>put on the map</translation>
    </message>
    <message>
      <source>overgeslagen</source>
      <translation>skipped</translation>
    </message>
    <message>
      <source>samengevoegd</source>
      <translation>merged</translation>
    </message>
    <message>
      <source>wacht op jou</source>
      <translation>waits for you</translation>
    </message>
    <message>
      <source>{0} rijen</source>
      <translation>{0} rows</translation>
    </message>
  </context>
  <context>
    <name>RecentList</name>
    <message>
      <source>1 hulpbron</source>
      <translation>1 resource</translation>
    </message>
    <message>
      <source>Enter opent een kaart, Delete haalt hem hier weg.</source>
      <translation>Enter opens a map, Delete takes it off this list.</translation>
    </message>
    <message>
      <source>Haal uit de lijst</source>
      <translation>Take off the list</translation>
    </message>
    <message>
      <source>Haal uit de lijst; het bestand blijft staan</source>
      <translation>Take off the list; the file stays where it is</translation>
    </message>
    <message>
      <source>Haal ‘{0}’ uit de lijst</source>
      <translation>Take ‘{0}’ off the list</translation>
    </message>
    <message>
      <source>Kaarten die je eerder opende</source>
      <translation>Maps that you opened before</translation>
    </message>
    <message>
      <source>Niet gevonden</source>
      <translation>Not found</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>{0} hulpbronnen</source>
      <translation>{0} resources</translation>
    </message>
  </context>
  <context>
    <name>RegelModel</name>
    <message>
      <source>! let op</source>
      <translation>! note</translation>
    </message>
    <message>
      <source>= staat er al</source>
      <translation>= already there</translation>
    </message>
    <message>
      <source>? staat er al?</source>
      <translation>? already there?</translation>
    </message>
    <message>
      <source>De naam is nog leeg.</source>
      <translation>The name is still empty.</translation>
    </message>
    <message>
      <source>Dit staat al op de kaart. Het wordt niet nog een keer toegevoegd.</source>
      <translation>This is already on the map. It is not added again.</translation>
    </message>
    <message>
      <source>Formeel?</source>
      <translation>Formal?</translation>
    </message>
    <message>
      <source>Het nummer is nog leeg.</source>
      <translation>The number is still empty.</translation>
    </message>
    <message>
      <source>Let op</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Naam</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Nr</source>
      <translation>No.</translation>
    </message>
    <message>
      <source>Sfeer</source>
      <translation>Sphere</translation>
    </message>
    <message>
      <source>Soort</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Toelichting</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <source>Vak</source>
      <translation>Square</translation>
    </message>
    <message>
      <source>leeg</source>
      <translation>empty</translation>
    </message>
    <message>
      <source>{0} ⌖</source>
      <translation>{0} ⌖</translation>
    </message>
    <message>
      <source>{0}, aangewezen op de kaart</source>
      <translation>{0}, pointed out on the map</translation>
    </message>
    <message>
      <source>{0}: {1}</source>
      <translation>{0}: {1}</translation>
    </message>
    <message>
      <source>✓ goed</source>
      <translation>✓ right</translation>
    </message>
    <message>
      <source>✗ nog niet goed</source>
      <translation>✗ not right yet</translation>
    </message>
  </context>
  <context>
    <name>RegelOordeel</name>
    <message>
      <source>Deze regel is goed.</source>
      <translation>This line is right.</translation>
    </message>
    <message>
      <source>Dit is dezelfde</source>
      <translation>This is the same</translation>
    </message>
    <message>
      <source>Geen van deze {0}</source>
      <translation>None of these {0}</translation>
    </message>
    <message>
      <source>Haal deze regel weg</source>
      <translation>Remove this line</translation>
    </message>
    <message>
      <source>Het is iets anders</source>
      <translation>It is something else</translation>
    </message>
    <message>
      <source>Nummer {0}: {1}</source>
      <translation>Number {0}: {1}</translation>
    </message>
    <message>
      <source>Toch toevoegen</source>
      <translation>Add anyway</translation>
    </message>
    <message>
      <source>Typ eerst de bladcode, of kies de buurt. Dan weten we waar elk vak ligt.</source>
      <translation>First type the sheet code, or choose the neighbourhood. Then we know where each square is.</translation>
    </message>
    <message>
      <source>Typ nummer, naam en vak zoals ze op het blad staan. Enter: volgende regel. Tab: volgende vak. Plakken uit Excel kan ook.</source>
      <translation>Type number, name and square as they are on the sheet. Enter: next line. Tab: next field. You can also paste from Excel.</translation>
    </message>
  </context>
  <context>
    <name>RegelTable</name>
    <message>
      <source>Enter gaat naar de volgende regel, Tab naar het volgende vak. Uit een lege regel brengt Tab je verder. Met Control Delete haal je een regel weg.</source>
      <translation>Enter goes to the next line, Tab to the next field. From an empty line Tab takes you further. With Control Delete you remove a line.</translation>
    </message>
    <message>
      <source>Koppen van de regels</source>
      <translation>Headings of the lines</translation>
    </message>
    <message>
      <source>Regels van het blad</source>
      <translation>Lines of the sheet</translation>
    </message>
  </context>
  <context>
    <name>Register</name>
    <message>
      <source>Even geduld…</source>
      <translation>One moment…</translation>
    </message>
    <message>
      <source>Gedaan: {0}</source>
      <translation>Done: {0}</translation>
    </message>
    <message>
      <source>Opnieuw gedaan: {0}</source>
      <translation>Done again: {0}</translation>
    </message>
    <message>
      <source>Opslaan…</source>
      <translation>Save…</translation>
    </message>
    <message>
      <source>Teruggezet: {0}</source>
      <translation>Undone: {0}</translation>
    </message>
  </context>
  <context>
    <name>RegisterDoublesDialog</name>
    <message>
      <source>Dubbele hulpbronnen</source>
      <translation>Duplicate resources</translation>
    </message>
    <message>
      <source>Er staan geen hulpbronnen op de kaart die op elkaar lijken.</source>
      <translation>No resources on the map look alike.</translation>
    </message>
    <message>
      <source>Paren die op elkaar lijken: {0}. Er wordt niets vanzelf samengevoegd.</source>
      <translation>Pairs that look alike: {0}. Nothing is merged by itself.</translation>
    </message>
    <message>
      <source>We zoeken wat op elkaar lijkt…</source>
      <translation>Looking for what is alike…</translation>
    </message>
    <message>
      <source>Zet terug</source>
      <translation>Undo</translation>
    </message>
  </context>
  <context>
    <name>RelatieDialog</name>
    <message>
      <source>Kies wat klopt</source>
      <translation>Choose what is right</translation>
    </message>
    <message>
      <source>Voeg toe</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Wat hebben ze met elkaar te maken?</source>
      <translation>What have they to do with each other?</translation>
    </message>
    <message>
      <source>‘{0}’ {1} ‘{2}’</source>
      <translation>‘{0}’ {1} ‘{2}’</translation>
    </message>
  </context>
  <context>
    <name>RelatieRow</name>
    <message>
      <source>Verwijder</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Verwijder: {0}</source>
      <translation>Remove: {0}</translation>
    </message>
    <message>
      <source>{0}: ga erheen</source>
      <translation>{0}: go there</translation>
    </message>
  </context>
  <context>
    <name>RelatiesPage</name>
    <message>
      <source>Deze hulpbron</source>
      <translation>This resource</translation>
    </message>
    <message>
      <source>Kies wat past, en zoek dan de ander. Kies die uit de lijst.</source>
      <translation>Choose what fits, then search for the other one. Pick it from the list.</translation>
    </message>
    <message>
      <source>Leg een relatie</source>
      <translation>Make a relation</translation>
    </message>
    <message>
      <source>Nieuwe partij ‘{0}’, zonder plek op de kaart</source>
      <translation>New party ‘{0}’, without a place on the map</translation>
    </message>
    <message>
      <source>Nog geen relaties.</source>
      <translation>No relations yet.</translation>
    </message>
    <message>
      <source>Toelichting (mag leeg)</source>
      <translation>Explanation (may be empty)</translation>
    </message>
    <message>
      <source>Voeg de relatie toe</source>
      <translation>Add the relation</translation>
    </message>
    <message>
      <source>Zoek een hulpbron of partij</source>
      <translation>Search for a resource or party</translation>
    </message>
    <message>
      <source>kies wat past</source>
      <translation>choose what fits</translation>
    </message>
    <message>
      <source>{0} (partij)</source>
      <translation>{0} (party)</translation>
    </message>
  </context>
  <context>
    <name>RepeatBar</name>
    <message>
      <source>Alle nieuwe rijen</source>
      <translation>All new rows</translation>
    </message>
    <message>
      <source>Alle veranderde rijen</source>
      <translation>All changed rows</translation>
    </message>
    <message>
      <source>Alles wat niet meer in de lijst staat</source>
      <translation>Everything no longer in the list</translation>
    </message>
    <message>
      <source>Naast ‘{0}’ van {1}: &lt;b&gt;{2}&lt;/b&gt; nieuw, &lt;b&gt;{3}&lt;/b&gt; veranderd, &lt;b&gt;{4}&lt;/b&gt; weg, &lt;b&gt;{5}&lt;/b&gt; gelijk. Wat jullie zelf veranderden, blijft staan tenzij jij anders kiest.</source>
      <translation>Beside ‘{0}’ of {1}: &lt;b&gt;{2}&lt;/b&gt; new, &lt;b&gt;{3}&lt;/b&gt; changed, &lt;b&gt;{4}&lt;/b&gt; gone, &lt;b&gt;{5}&lt;/b&gt; the same. What you changed yourselves stays unless you choose otherwise.</translation>
    </message>
    <message>
      <source>het is gestopt</source>
      <translation>it has stopped</translation>
    </message>
    <message>
      <source>houd overal wat op de kaart staat</source>
      <translation>keep what is on the map everywhere</translation>
    </message>
    <message>
      <source>laat het staan</source>
      <translation>let it stay</translation>
    </message>
    <message>
      <source>laat ze wachten</source>
      <translation>let them wait</translation>
    </message>
    <message>
      <source>neem overal de lijst over</source>
      <translation>take over the list everywhere</translation>
    </message>
    <message>
      <source>sla ze over</source>
      <translation>skip them</translation>
    </message>
    <message>
      <source>werk bij wat alleen de lijst veranderde</source>
      <translation>update what only the list changed</translation>
    </message>
    <message>
      <source>zet ze op de kaart</source>
      <translation>put them on the map</translation>
    </message>
  </context>
  <context>
    <name>ReturnedPage</name>
    <message>
      <source>(alles)</source>
      <translation>(everything)</translation>
    </message>
    <message>
      <source>(geen naam)</source>
      <translation>(no name)</translation>
    </message>
    <message>
      <source>(hele rij)</source>
      <translation>(whole row)</translation>
    </message>
    <message>
      <source>(leeg)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>Alleen wat is veranderd, verandert op de kaart.</source>
      <translation>Only what has changed, changes on the map.</translation>
    </message>
    <message>
      <source>Bij het versturen</source>
      <translation>When it was sent</translation>
    </message>
    <message>
      <source>Dit is een lijst die je eerder verstuurde: &lt;b&gt;{0}&lt;/b&gt; rijen, &lt;b&gt;{1}&lt;/b&gt; gewijzigd.</source>
      <translation>This is a list that you sent earlier: &lt;b&gt;{0}&lt;/b&gt; rows, &lt;b&gt;{1}&lt;/b&gt; changed.</translation>
    </message>
    <message>
      <source>Er verandert niets op de kaart.</source>
      <translation>Nothing changes on the map.</translation>
    </message>
    <message>
      <source>Gegeven</source>
      <translation>Field</translation>
    </message>
    <message>
      <source>Hierna vragen we je iets bij: &lt;b&gt;{0}&lt;/b&gt;.</source>
      <translation>After this we ask you about: &lt;b&gt;{0}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>Hulpbron</source>
      <translation>Resource</translation>
    </message>
    <message>
      <source>In de lijst</source>
      <translation>In the list</translation>
    </message>
    <message>
      <source>Koppen van de veranderingen</source>
      <translation>Headings of the changes</translation>
    </message>
    <message>
      <source>Nieuw erbij: &lt;b&gt;{0}&lt;/b&gt;.</source>
      <translation>New: &lt;b&gt;{0}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>Nu op de kaart</source>
      <translation>Now on the map</translation>
    </message>
    <message>
      <source>Uit de lijst gehaald: &lt;b&gt;{0}&lt;/b&gt;.</source>
      <translation>Taken off the list: &lt;b&gt;{0}&lt;/b&gt;.</translation>
    </message>
    <message>
      <source>Wat er gebeurt</source>
      <translation>What happens</translation>
    </message>
    <message>
      <source>Wat er in de lijst is veranderd</source>
      <translation>What has changed in the list</translation>
    </message>
    <message>
      <source>jij kiest: allebei veranderd</source>
      <translation>you choose: both changed</translation>
    </message>
    <message>
      <source>komt op de kaart</source>
      <translation>is put on the map</translation>
    </message>
    <message>
      <source>wacht op jou</source>
      <translation>waits for you</translation>
    </message>
    <message>
      <source>wordt bijgewerkt</source>
      <translation>is updated</translation>
    </message>
    <message>
      <source>wordt leeg</source>
      <translation>becomes empty</translation>
    </message>
  </context>
  <context>
    <name>Ring</name>
    <message>
      <source>Aangewezen</source>
      <translation>Pointed at</translation>
    </message>
  </context>
  <context>
    <name>RowCard</name>
    <message>
      <source>Verwijder</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Verwijder: {0}</source>
      <translation>Remove: {0}</translation>
    </message>
  </context>
  <context>
    <name>RowWork</name>
    <message>
      <source>Er is niets om te plakken. Kopieer eerst cellen in Excel.</source>
      <translation>There is nothing to paste. Copy cells in Excel first.</translation>
    </message>
    <message>
      <source>Gedaan: {0}</source>
      <translation>Done: {0}</translation>
    </message>
    <message>
      <source>Gekopieerd, aantal rijen: {0}. Plak ze in Excel.</source>
      <translation>Copied, number of rows: {0}. Paste them in Excel.</translation>
    </message>
    <message>
      <source>{0} hulpbronnen wijzigen…</source>
      <translation>Changing {0} resources…</translation>
    </message>
  </context>
  <context>
    <name>Ruler</name>
    <message>
      <source>Een lijn van 5 cm</source>
      <translation>A line of 5 cm</translation>
    </message>
  </context>
  <context>
    <name>ScaleBar</name>
    <message>
      <source>Dit scherm zegt niet hoe groot het is. Vul het in bij de instellingen, dan klopt de schaal precies.</source>
      <translation>This screen does not say how large it is. Fill it in under Settings, then the scale is exact.</translation>
    </message>
    <message>
      <source>Schaal {0}</source>
      <translation>Scale {0}</translation>
    </message>
    <message>
      <source>ongeveer {0}</source>
      <translation>about {0}</translation>
    </message>
  </context>
  <context>
    <name>SearchBox</name>
    <message>
      <source>Adressen worden geladen…</source>
      <translation>Loading addresses…</translation>
    </message>
    <message>
      <source>Niets gevonden</source>
      <translation>Nothing found</translation>
    </message>
    <message>
      <source>Zoek hulpbron, adres of buurt</source>
      <translation>Search resource, address or neighbourhood</translation>
    </message>
    <message>
      <source>Zoek hulpbron, adres of buurt…</source>
      <translation>Search resource, address or neighbourhood…</translation>
    </message>
    <message>
      <source>adres</source>
      <translation>address</translation>
    </message>
    <message>
      <source>buurt</source>
      <translation>neighbourhood</translation>
    </message>
    <message>
      <source>hulpbron</source>
      <translation>resource</translation>
    </message>
    <message>
      <source>plaats</source>
      <translation>place name</translation>
    </message>
    <message>
      <source>postcode</source>
      <translation>postcode</translation>
    </message>
    <message>
      <source>punt op de kaart</source>
      <translation>point on the map</translation>
    </message>
    <message>
      <source>straat</source>
      <translation>street</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source> punten per inch</source>
      <translation> dots per inch</translation>
    </message>
    <message>
      <source>Afstanden</source>
      <translation>Distances</translation>
    </message>
    <message>
      <source>Algemeen</source>
      <translation>General</translation>
    </message>
    <message>
      <source>Alleen wijzelf</source>
      <translation>Only ourselves</translation>
    </message>
    <message>
      <source>Bij grote letters worden de panelen naast de kaart aparte pagina’s.</source>
      <translation>With large letters the panels beside the map become separate pages.</translation>
    </message>
    <message>
      <source>De map ‘{0}’ bestaat niet.</source>
      <translation>The folder ‘{0}’ does not exist.</translation>
    </message>
    <message>
      <source>De taal verandert als je het programma opnieuw start.</source>
      <translation>The language changes when you start the program again.</translation>
    </message>
    <message>
      <source>Dit staat vast ingevuld als je iets deelt; je kiest elke keer zelf.</source>
      <translation>This is filled in when you share something; you choose each time yourself.</translation>
    </message>
    <message>
      <source>Donker</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>Effen: zonder gebouwen en groen</source>
      <translation>Plain: without buildings and green</translation>
    </message>
    <message>
      <source>Fijnheid van dit scherm</source>
      <translation>Fineness of this screen</translation>
    </message>
    <message>
      <source>Gekozen; het geldt nu.</source>
      <translation>Chosen; it holds now.</translation>
    </message>
    <message>
      <source>Grootte van de letters</source>
      <translation>Size of the letters</translation>
    </message>
    <message>
      <source>Hooguit partners</source>
      <translation>Partners at most</translation>
    </message>
    <message>
      <source>Iedereen</source>
      <translation>Everyone</translation>
    </message>
    <message>
      <source>In meters: 1.250 m</source>
      <translation>In metres: 1.250 m</translation>
    </message>
    <message>
      <source>Instellingen</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>Je ziet dan een cirkel met het aantal. Dichterbij valt hij uiteen.</source>
      <translation>You then see a circle with the number. From nearer it falls apart.</translation>
    </message>
    <message>
      <source>Jouw naam in de geschiedenis</source>
      <translation>Your name in the history</translation>
    </message>
    <message>
      <source>Kaart</source>
      <translation>Map</translation>
    </message>
    <message>
      <source>Klopt de schaal niet? De lijn hieronder hoort 5 cm lang te zijn. Leg er een liniaal langs en pas het getal aan.</source>
      <translation>Is the scale not right? The line below should be 5 cm long. Put a ruler beside it and adjust the number.</translation>
    </message>
    <message>
      <source>Licht</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>Licht of donker</source>
      <translation>Light or dark</translation>
    </message>
    <message>
      <source>Lijsten, kaarten en afdrukken blijven Nederlands.</source>
      <translation>Lists, maps and prints stay in Dutch.</translation>
    </message>
    <message>
      <source>Map voor reservekopieën</source>
      <translation>Folder for backups</translation>
    </message>
    <message>
      <source>Naast de kaart</source>
      <translation>Beside the map</translation>
    </message>
    <message>
      <source>Namen van hulpbronnen op de kaart</source>
      <translation>Names of resources on the map</translation>
    </message>
    <message>
      <source>Neem tekens die over elkaar vallen samen</source>
      <translation>Take signs that overlap together</translation>
    </message>
    <message>
      <source>Nooit</source>
      <translation>Never</translation>
    </message>
    <message>
      <source>Onderwerpen</source>
      <translation>Subjects</translation>
    </message>
    <message>
      <source>Partners</source>
      <translation>Partners</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Privacy</translation>
    </message>
    <message>
      <source>Reservekopie</source>
      <translation>Backup</translation>
    </message>
    <message>
      <source>Rustig</source>
      <translation>Calm</translation>
    </message>
    <message>
      <source>Sociale Kaart maakt vanzelf kopieën van je kaart. Leeg is: in een map naast de kaart. Een map op een andere schijf is veiliger.</source>
      <translation>Sociale Kaart makes copies of your map by itself. Empty means: in a folder beside the map. A folder on another disk is safer.</translation>
    </message>
    <message>
      <source>Stijl van het kaartbeeld</source>
      <translation>Style of the map view</translation>
    </message>
    <message>
      <source>Strenger dan de regel mag, ruimer niet. Per hulpbron kun je het wijzigen.</source>
      <translation>Stricter than the rule is possible, wider is not. You can change it per resource.</translation>
    </message>
    <message>
      <source>Taal van het programma</source>
      <translation>Language of the program</translation>
    </message>
    <message>
      <source>Uiterlijk</source>
      <translation>Appearance</translation>
    </message>
    <message>
      <source>Vanaf 1.000 m in kilometers: 1,3 km</source>
      <translation>From 1.000 m in kilometres: 1,3 km</translation>
    </message>
    <message>
      <source>Vanaf 1:{0}</source>
      <translation>From 1:{0}</translation>
    </message>
    <message>
      <source>Veel contrast</source>
      <translation>High contrast</translation>
    </message>
    <message>
      <source>Volgens de regel: dat hangt af van de sfeer</source>
      <translation>By the rule: that depends on the sphere</translation>
    </message>
    <message>
      <source>Voor wie is een afdruk of bestand?</source>
      <translation>For whom is a print or file?</translation>
    </message>
    <message>
      <source>Wat het scherm zelf zegt</source>
      <translation>What the screen says itself</translation>
    </message>
    <message>
      <source>Wat je kiest, geldt meteen.</source>
      <translation>What you choose holds at once.</translation>
    </message>
    <message>
      <source>Wie mag een nieuwe hulpbron zien?</source>
      <translation>Who may see a new resource?</translation>
    </message>
    <message>
      <source>Zet alles terug</source>
      <translation>Put everything back</translation>
    </message>
    <message>
      <source>Zo zien collega’s wie iets heeft gewijzigd. Leeg mag ook. De naam staat alleen in de kaart; er is geen account.</source>
      <translation>This is how colleagues see who changed something. It may be empty. The name is in the map only; there is no account.</translation>
    </message>
    <message>
      <source>Zoals de laptop</source>
      <translation>Like the laptop</translation>
    </message>
  </context>
  <context>
    <name>ShareDialog</name>
    <message>
      <source>Alle buurten, als atlas</source>
      <translation>All neighbourhoods, as an atlas</translation>
    </message>
    <message>
      <source>Buurten in de pdf</source>
      <translation>Neighbourhoods in the pdf</translation>
    </message>
    <message>
      <source>Excel-overzicht</source>
      <translation>Excel overview</translation>
    </message>
    <message>
      <source>GeoPackage voor QGIS</source>
      <translation>GeoPackage for QGIS</translation>
    </message>
    <message>
      <source>Kommagescheiden tekst (csv)</source>
      <translation>Comma-separated text (csv)</translation>
    </message>
    <message>
      <source>Map om te delen: pdf, webpagina en Excel</source>
      <translation>Folder to share: pdf, web page and Excel</translation>
    </message>
    <message>
      <source>Papier</source>
      <translation>Paper</translation>
    </message>
    <message>
      <source>Pdf om te lezen en af te drukken</source>
      <translation>Pdf to read and print</translation>
    </message>
    <message>
      <source>Voor wie</source>
      <translation>For whom</translation>
    </message>
    <message>
      <source>Wat</source>
      <translation>What</translation>
    </message>
    <message>
      <source>Wat er niet in komt ({0})</source>
      <translation>What is left out ({0})</translation>
    </message>
    <message>
      <source>Wat zit erin</source>
      <translation>What is in it</translation>
    </message>
    <message>
      <source>Webpagina die zonder internet werkt</source>
      <translation>Web page that works without internet</translation>
    </message>
    <message>
      <source>Zip om te mailen: pdf, webpagina en Excel</source>
      <translation>Zip to mail: pdf, web page and Excel</translation>
    </message>
  </context>
  <context>
    <name>SluitDialog</name>
    <message>
      <source>Bijvoorbeeld: koffieochtend, huiswerkhulp, twintig vaste bezoekers</source>
      <translation>For example: coffee morning, homework help, twenty regular visitors</translation>
    </message>
    <message>
      <source>In of bij deze ruimte staan ook op jullie kaart: {0}.</source>
      <translation>In or near this space, these are also on your map: {0}.</translation>
    </message>
    <message>
      <source>Stel: {0} gaat dicht</source>
      <translation>Suppose: {0} closes</translation>
    </message>
    <message>
      <source>Wat gebeurde er in deze ruimte, en wie kwamen er?</source>
      <translation>What happened in this space, and who came?</translation>
    </message>
    <message>
      <source>We rekenen uit voor wie de weg langer wordt…</source>
      <translation>We are working out for whom the way gets longer…</translation>
    </message>
    <message>
      <source>Zet de sluiting in het plan</source>
      <translation>Put the closing in the plan</translation>
    </message>
  </context>
  <context>
    <name>SmallMap</name>
    <message>
      <source>Kleine kaart met de plekken</source>
      <translation>Small map with the places</translation>
    </message>
  </context>
  <context>
    <name>SnelleInvoer</name>
    <message>
      <source> + &lt;b&gt;{3}&lt;/b&gt; nog niet goed</source>
      <translation> + &lt;b&gt;{3}&lt;/b&gt; not right yet</translation>
    </message>
    <message>
      <source> Bij de gesprekken staat nu: {4}.</source>
      <translation> The conversations now show: {4}.</translation>
    </message>
    <message>
      <source> Stonden er al en bleven zoals ze waren: {3}.</source>
      <translation> Already there and left as they were: {3}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;1&lt;/b&gt; regel = &lt;b&gt;{1}&lt;/b&gt; nieuw + &lt;b&gt;{2}&lt;/b&gt; staan er al</source>
      <translation>&lt;b&gt;1&lt;/b&gt; line = &lt;b&gt;{1}&lt;/b&gt; new + &lt;b&gt;{2}&lt;/b&gt; already there</translation>
    </message>
    <message>
      <source>&lt;b&gt;Klaar: {0} regels van het blad van {1}.&lt;/b&gt; Op de kaart gezet: {2}.</source>
      <translation>&lt;b&gt;Done: {0} lines of the sheet of {1}.&lt;/b&gt; Put on the map: {2}.</translation>
    </message>
    <message>
      <source>&lt;b&gt;{0}&lt;/b&gt; regels = &lt;b&gt;{1}&lt;/b&gt; nieuw + &lt;b&gt;{2}&lt;/b&gt; staan er al</source>
      <translation>&lt;b&gt;{0}&lt;/b&gt; lines = &lt;b&gt;{1}&lt;/b&gt; new + &lt;b&gt;{2}&lt;/b&gt; already there</translation>
    </message>
    <message>
      <source>Er staan nog regels die niet zijn toegevoegd: {0}. Weggooien?</source>
      <translation>There are still lines that have not been added: {0}. Throw them away?</translation>
    </message>
    <message>
      <source>Erbij was: {0}</source>
      <translation>Present: {0}</translation>
    </message>
    <message>
      <source>Ga verder met invoeren</source>
      <translation>Go on typing</translation>
    </message>
    <message>
      <source>Gedaan: {0}</source>
      <translation>Done: {0}</translation>
    </message>
    <message>
      <source>Gooi weg en sluit</source>
      <translation>Throw away and close</translation>
    </message>
    <message>
      <source>Ingevuld op</source>
      <translation>Filled in on</translation>
    </message>
    <message>
      <source>Maak eerst nummer {0} in orde: {1}</source>
      <translation>First put number {0} right: {1}</translation>
    </message>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Snelle invoer van een blad</source>
      <translation>Quick entry of a sheet</translation>
    </message>
    <message>
      <source>Voeg toe</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Voeg {0} toe</source>
      <translation>Add {0}</translation>
    </message>
    <message>
      <source>Wanneer is het blad ingevuld</source>
      <translation>When was the sheet filled in</translation>
    </message>
    <message>
      <source>Wie waren erbij:</source>
      <translation>Who were there:</translation>
    </message>
    <message>
      <source>Zet terug</source>
      <translation>Undo</translation>
    </message>
  </context>
  <context>
    <name>StartPage</name>
    <message>
      <source>Begin</source>
      <translation>Start</translation>
    </message>
    <message>
      <source>Beginnen</source>
      <translation>Get started</translation>
    </message>
    <message>
      <source>Breng in kaart wat er is in de buurt: plekken, groepen, activiteiten en mensen. Alles blijft op deze laptop; internet is niet nodig.</source>
      <translation>Map what there is in the neighbourhood: places, groups, activities and people. Everything stays on this laptop; no internet is needed.</translation>
    </message>
    <message>
      <source>Een bestand dat je al hebt, of van een collega kreeg.</source>
      <translation>A file that you already have, or got from a colleague.</translation>
    </message>
    <message>
      <source>Hier komen de kaarten die je opent. Een kaart is één bestand dat eindigt op ‘.kaart.gpkg’. Je kunt het ook hierheen slepen.

Voor het eerst hier? Open de voorbeeldwijk: een rondleiding wijst je in vijf stappen de weg.</source>
      <translation>The maps that you open come here. A map is one file that ends in ‘.kaart.gpkg’. You can also drag it here.

Here for the first time? Open the sample district: a tour shows you the way in five steps.</translation>
    </message>
    <message>
      <source>Kijk rond in een verzonnen wijk. Je kunt niets stuk maken.</source>
      <translation>Look around in an invented district. You cannot break anything.</translation>
    </message>
    <message>
      <source>Nieuwe kaart</source>
      <translation>New map</translation>
    </message>
    <message>
      <source>Open de voorbeeldwijk</source>
      <translation>Open the sample district</translation>
    </message>
    <message>
      <source>Open een kaart</source>
      <translation>Open a map</translation>
    </message>
    <message>
      <source>Sociale Kaart</source>
      <translation>Sociale Kaart</translation>
    </message>
    <message>
      <source>Verder waar je was</source>
      <translation>Go on where you were</translation>
    </message>
    <message>
      <source>Voor je eigen wijk, dorp of gemeente.</source>
      <translation>For your own district, village or municipality.</translation>
    </message>
    <message>
      <source>‘{0}’ staat niet meer in {1}. Is het bestand verplaatst? Kies ‘Open een kaart’ en wijs het aan. Zit het op een ander station of een usb-stick? Sluit die aan.</source>
      <translation>‘{0}’ is no longer in {1}. Was the file moved? Choose ‘Open a map’ and point at it. Is it on another drive or a usb stick? Connect that.</translation>
    </message>
  </context>
  <context>
    <name>StepRow</name>
    <message>
      <source>Stap {0} van {1}: {2} {3}</source>
      <translation>Step {0} of {1}: {2} {3}</translation>
    </message>
    <message>
      <source>daarna</source>
      <translation>then</translation>
    </message>
    <message>
      <source>klaar</source>
      <translation>done</translation>
    </message>
    <message>
      <source>nu</source>
      <translation>now</translation>
    </message>
  </context>
  <context>
    <name>SuggestLine</name>
    <message>
      <source>Suggesties</source>
      <translation>Suggestions</translation>
    </message>
    <message>
      <source>bedoel je dit?</source>
      <translation>did you mean this?</translation>
    </message>
  </context>
  <context>
    <name>TablePanel</name>
    <message>
      <source>Gecontroleerd: klopt nog</source>
      <translation>Checked: still right</translation>
    </message>
    <message>
      <source>Geef alle gekozen hulpbronnen dezelfde waarde, in één stap</source>
      <translation>Give all chosen resources the same value, in one step</translation>
    </message>
    <message>
      <source>Groepeer</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>Groepeer de rijen: {0}</source>
      <translation>Group the rows: {0}</translation>
    </message>
    <message>
      <source>Kies de kolommen…</source>
      <translation>Choose the columns…</translation>
    </message>
    <message>
      <source>Kies wat je in de tabel ziet</source>
      <translation>Choose what you see in the table</translation>
    </message>
    <message>
      <source>Kolommen…</source>
      <translation>Columns…</translation>
    </message>
    <message>
      <source>Kopieer</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Kopieer de gekozen rijen, of alle, om ze in Excel te plakken (Ctrl+C)</source>
      <translation>Copy the chosen rows, or all, to paste them in Excel (Ctrl+C)</translation>
    </message>
    <message>
      <source>Neem over wat je in Excel hebt gekopieerd; je ziet eerst wat verandert (Ctrl+V)</source>
      <translation>Take over what you copied in Excel; you first see what changes (Ctrl+V)</translation>
    </message>
    <message>
      <source>Niet groeperen</source>
      <translation>Do not group</translation>
    </message>
    <message>
      <source>Per buurt</source>
      <translation>Per neighbourhood</translation>
    </message>
    <message>
      <source>Per contact</source>
      <translation>Per contact</translation>
    </message>
    <message>
      <source>Per contact, om samen na te bellen</source>
      <translation>Per contact, to phone about together</translation>
    </message>
    <message>
      <source>Per sfeer</source>
      <translation>Per sphere</translation>
    </message>
    <message>
      <source>Plak…</source>
      <translation>Paste…</translation>
    </message>
    <message>
      <source>Verberg ‘{0}’</source>
      <translation>Hide ‘{0}’</translation>
    </message>
    <message>
      <source>Wat je met de tabel kunt doen</source>
      <translation>What you can do with the table</translation>
    </message>
    <message>
      <source>Wijzig deze {0}…</source>
      <translation>Change this {0}…</translation>
    </message>
    <message>
      <source>Wijzig samen…</source>
      <translation>Change together…</translation>
    </message>
    <message>
      <source>Zet vandaag als dag waarop de gekozen hulpbronnen zijn nagekeken</source>
      <translation>Set today as the day on which the chosen resources were checked</translation>
    </message>
    <message>
      <source>nog niet</source>
      <translation>not yet</translation>
    </message>
    <message>
      <source>{0} · laatst gevraagd: {1}</source>
      <translation>{0} · last asked: {1}</translation>
    </message>
  </context>
  <context>
    <name>ThemaBoxes</name>
    <message>
      <source>Waar het over gaat</source>
      <translation>What it is about</translation>
    </message>
  </context>
  <context>
    <name>TickButton</name>
    <message>
      <source>maakt niet uit</source>
      <translation>does not matter</translation>
    </message>
    <message>
      <source>{0} gekozen</source>
      <translation>{0} chosen</translation>
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Zet terug</source>
      <translation>Undo</translation>
    </message>
  </context>
  <context>
    <name>ToegankelijkheidEditor</name>
    <message>
      <source>Nog niet nagekeken? Laat het dan op onbekend staan.</source>
      <translation>Not looked at yet? Then leave it at unknown.</translation>
    </message>
  </context>
  <context>
    <name>ToestemmingQuestion</name>
    <message>
      <source>Ja, dat mag…</source>
      <translation>Yes, that is fine…</translation>
    </message>
    <message>
      <source>Leg het ja vast</source>
      <translation>Record the yes</translation>
    </message>
    <message>
      <source>Nee, liever niet</source>
      <translation>No, rather not</translation>
    </message>
    <message>
      <source>Nog niet gevraagd of {0} hier mag staan</source>
      <translation>Not asked yet whether {0} may be here</translation>
    </message>
    <message>
      <source>Nu niet, ik vraag het later</source>
      <translation>Not now, I will ask later</translation>
    </message>
    <message>
      <source>Vastgelegd. De naam van {0} blijft bij jullie en komt op geen kaart.</source>
      <translation>Recorded. The name of {0} stays with you and is put on no map.</translation>
    </message>
    <message>
      <source>Vastgelegd. De naam van {0} mag op de kaart waar het contact te zien is.</source>
      <translation>Recorded. The name of {0} may be on the map where the contact is shown.</translation>
    </message>
    <message>
      <source>Vindt {0} het goed om hier te staan?</source>
      <translation>Does {0} agree to be here?</translation>
    </message>
    <message>
      <source>Zonder ja zien alleen jij en je collega’s de naam en het contact.</source>
      <translation>Without a yes only you and your colleagues see the name and the contact.</translation>
    </message>
    <message>
      <source>naam en contact op de kaart</source>
      <translation>name and contact on the map</translation>
    </message>
  </context>
  <context>
    <name>Tour</name>
    <message>
      <source>Alles nog eens als lijst. Wat je hier kiest, licht op de kaart op. Wijzigen kan ook hier.</source>
      <translation>Everything once more as a list. What you choose here lights up on the map. You can also make changes here.</translation>
    </message>
    <message>
      <source>De kaart</source>
      <translation>The map</translation>
    </message>
    <message>
      <source>De tabel</source>
      <translation>The table</translation>
    </message>
    <message>
      <source>Druk af</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>Klik hier en daarna op de kaart. Een naam en een plek zijn genoeg; de rest kan later.</source>
      <translation>Click here and then on the map. A name and a place are enough; the rest can wait.</translation>
    </message>
    <message>
      <source>Maak van een buurt een kaart op papier. Wat niet voor iedereen is, blijft eraf. Opslaan hoeft niet: alles is al bewaard.</source>
      <translation>Put a neighbourhood on paper. What is not for everyone is left off. You need not save: everything has been saved.</translation>
    </message>
    <message>
      <source>Sleep om te schuiven. Draai aan het wieltje om dichterbij te komen. Een cirkel is persoonlijk, een zeshoek gemeenschappelijk, een vierkant institutioneel.</source>
      <translation>Drag to move. Turn the wheel to come nearer. A circle is personal, a hexagon communal, a square institutional.</translation>
    </message>
    <message>
      <source>Typ een naam, een adres, een postcode of een buurt. De kaart gaat ernaartoe.</source>
      <translation>Type a name, an address, a postcode or a neighbourhood. The map goes there.</translation>
    </message>
    <message>
      <source>Voeg iets toe</source>
      <translation>Add something</translation>
    </message>
    <message>
      <source>Zoek</source>
      <translation>Search</translation>
    </message>
  </context>
  <context>
    <name>UitlegCard</name>
    <message>
      <source>Hoe is het cijfer opgebouwd?</source>
      <translation>How is the figure built up?</translation>
    </message>
    <message>
      <source>Hoe komt deze afstand tot stand</source>
      <translation>How this distance comes about</translation>
    </message>
    <message>
      <source>Klik op een ander adres voor een andere weg.</source>
      <translation>Click another address for another way.</translation>
    </message>
    <message>
      <source>Kopieer</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
  </context>
  <context>
    <name>Uitlegger</name>
    <message>
      <source>Hoe komt dit cijfer tot stand?</source>
      <translation>How does this figure come about?</translation>
    </message>
    <message>
      <source>Klik op een adres: dan zie je de weg naar {0}, {1}.</source>
      <translation>Click an address: then you see the way to {0}, {1}.</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>{0} Enter kiest het midden van de kaart.</source>
      <translation>{0} Enter chooses the middle of the map.</translation>
    </message>
  </context>
  <context>
    <name>VergelijkDialog</name>
    <message>
      <source>Bewaar dit verslag…</source>
      <translation>Save this report…</translation>
    </message>
    <message>
      <source>De nieuwere ondergrond</source>
      <translation>The newer base map</translation>
    </message>
    <message>
      <source>De oudere ondergrond</source>
      <translation>The older base map</translation>
    </message>
    <message>
      <source>Een nieuwere ondergrond heeft nieuwere gegevens van OpenStreetMap. Hier lees je welke voorzieningen erbij kwamen, weg zijn, verplaatst zijn of anders heten. Er verandert niets aan je kaart.</source>
      <translation>A newer base map has newer data of OpenStreetMap. Here you read which facilities were added, are gone, have moved or have another name. Nothing changes in your map.</translation>
    </message>
    <message>
      <source>Kies de nieuwere ondergrond</source>
      <translation>Choose the newer base map</translation>
    </message>
    <message>
      <source>Kies de oudere ondergrond</source>
      <translation>Choose the older base map</translation>
    </message>
    <message>
      <source>Ondergrond (*.ondergrond.gpkg *.gpkg)</source>
      <translation>Base map (*.ondergrond.gpkg *.gpkg)</translation>
    </message>
    <message>
      <source>Vergelijk</source>
      <translation>Compare</translation>
    </message>
    <message>
      <source>Vergelijk twee ondergronden</source>
      <translation>Compare two base maps</translation>
    </message>
    <message>
      <source>Vergelijken…</source>
      <translation>Comparing…</translation>
    </message>
    <message>
      <source>Wat er is veranderd</source>
      <translation>What has changed</translation>
    </message>
  </context>
  <context>
    <name>VergelijkenPage</name>
    <message>
      <source>Met een andere dag</source>
      <translation>With another day</translation>
    </message>
    <message>
      <source>Met het CBS</source>
      <translation>With CBS</translation>
    </message>
    <message>
      <source>Vergelijken</source>
      <translation>Compare</translation>
    </message>
  </context>
  <context>
    <name>VerhaalForm</name>
    <message>
      <source>Schrijf er een verhaal bij</source>
      <translation>Write a story with it</translation>
    </message>
  </context>
  <context>
    <name>VerhalenEditor</name>
    <message>
      <source>Foto</source>
      <translation>Photo</translation>
    </message>
    <message>
      <source>Foto: {0}</source>
      <translation>Photo: {0}</translation>
    </message>
  </context>
  <context>
    <name>VersieCard</name>
    <message>
      <source>Zet de versie van {0} terug</source>
      <translation>Put back the version of {0}</translation>
    </message>
    <message>
      <source>Zet deze versie terug</source>
      <translation>Put back this version</translation>
    </message>
    <message>
      <source>Zo is het nu.</source>
      <translation>This is how it is now.</translation>
    </message>
    <message>
      <source>en nog {0} andere</source>
      <translation>and {0} others</translation>
    </message>
  </context>
  <context>
    <name>VoorzieningCard</name>
    <message>
      <source>Neem over op de kaart</source>
      <translation>Take over on the map</translation>
    </message>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Voorziening</source>
      <translation>Facility</translation>
    </message>
    <message>
      <source>{0} in OpenStreetMap. Staat nog niet als hulpbron op de kaart.</source>
      <translation>{0} in OpenStreetMap. Not on the map as a resource yet.</translation>
    </message>
  </context>
  <context>
    <name>WaaropDialog</name>
    <message>
      <source>Kopieer</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Waarop berust dit?</source>
      <translation>What is this based on?</translation>
    </message>
  </context>
  <context>
    <name>WatAlsPage</name>
    <message>
      <source>Eén plan</source>
      <translation>One plan</translation>
    </message>
    <message>
      <source>Plannen naast elkaar</source>
      <translation>Plans side by side</translation>
    </message>
    <message>
      <source>Wat als</source>
      <translation>What if</translation>
    </message>
  </context>
  <context>
    <name>WerkgebiedenEditor</name>
    <message>
      <source>Geen buurt met deze naam.</source>
      <translation>No neighbourhood with this name.</translation>
    </message>
    <message>
      <source>Teken een eigen gebied</source>
      <translation>Draw an area of your own</translation>
    </message>
    <message>
      <source>Zoek een buurt en voeg toe</source>
      <translation>Search for a neighbourhood and add</translation>
    </message>
    <message>
      <source>eigen gebied</source>
      <translation>area of your own</translation>
    </message>
    <message>
      <source>{0} (eigen gebied)</source>
      <translation>{0} (area of your own)</translation>
    </message>
  </context>
  <context>
    <name>WordsTable</name>
    <message>
      <source>Betekent</source>
      <translation>Means</translation>
    </message>
    <message>
      <source>Kolom</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>Misschien: {0}</source>
      <translation>Perhaps: {0}</translation>
    </message>
    <message>
      <source>Rijen</source>
      <translation>Rows</translation>
    </message>
    <message>
      <source>Woord</source>
      <translation>Word</translation>
    </message>
    <message>
      <source>Woorden die we niet kennen</source>
      <translation>Words we do not know</translation>
    </message>
    <message>
      <source>niet ingedeeld</source>
      <translation>not classified</translation>
    </message>
    <message>
      <source>{0}, verder niet ingevuld</source>
      <translation>{0}, further not filled in</translation>
    </message>
    <message>
      <source>{0}, {1}</source>
      <translation>{0}, {1}</translation>
    </message>
    <message>
      <source>‘{0}’ betekent</source>
      <translation>‘{0}’ means</translation>
    </message>
  </context>
  <context>
    <name>WorkRow</name>
    <message>
      <source>Bezig…</source>
      <translation>Busy…</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Voortgang</source>
      <translation>Progress</translation>
    </message>
  </context>
  <context>
    <name>Workspace</name>
    <message>
      <source>Agenda</source>
      <translation>Calendar of dates</translation>
    </message>
    <message>
      <source>Alles opgeslagen</source>
      <translation>All saved</translation>
    </message>
    <message>
      <source>Bereikbaarheid</source>
      <translation>Distances</translation>
    </message>
    <message>
      <source>Deze kaart heeft geen ondergrond. De tabel en de formulieren werken gewoon.</source>
      <translation>This map has no base map. The table and the forms work as usual.</translation>
    </message>
    <message>
      <source>Geschiedenis</source>
      <translation>History</translation>
    </message>
    <message>
      <source>Gesprekken</source>
      <translation>Conversations</translation>
    </message>
    <message>
      <source>Hulpbron</source>
      <translation>Resource</translation>
    </message>
    <message>
      <source>Inbreng</source>
      <translation>Input</translation>
    </message>
    <message>
      <source>Kaart</source>
      <translation>Map</translation>
    </message>
    <message>
      <source>Klik op de kaart waar het is, of zoek een adres.</source>
      <translation>Click on the map where it is, or search for an address.</translation>
    </message>
    <message>
      <source>Klik waar ‘{0}’ is.</source>
      <translation>Click where ‘{0}’ is.</translation>
    </message>
    <message>
      <source>Lagen</source>
      <translation>Layers</translation>
    </message>
    <message>
      <source>Tabel ({0})</source>
      <translation>Table ({0})</translation>
    </message>
    <message>
      <source>Tabel en overzichten</source>
      <translation>Table and overviews</translation>
    </message>
    <message>
      <source>Tonen</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>geen ondergrond</source>
      <translation>no base map</translation>
    </message>
    <message>
      <source>ondergrond {0}</source>
      <translation>base map {0}</translation>
    </message>
    <message>
      <source>{0} van {1} hulpbronnen</source>
      <translation>{0} of {1} resources</translation>
    </message>
  </context>
  <context>
    <name>WriteProgress</name>
    <message>
      <source>Stop</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Stoppen…</source>
      <translation>Stopping…</translation>
    </message>
    <message>
      <source>Voortgang</source>
      <translation>Progress</translation>
    </message>
  </context>
  <context>
    <name>ZoomButtons</name>
    <message>
      <source>Dichterbij</source>
      <translation>Nearer</translation>
    </message>
    <message>
      <source>Dichterbij (+)</source>
      <translation>Nearer (+)</translation>
    </message>
    <message>
      <source>Hele gebied</source>
      <translation>Whole area</translation>
    </message>
    <message>
      <source>Hele gebied (Home)</source>
      <translation>Whole area (Home)</translation>
    </message>
    <message>
      <source>Verder weg</source>
      <translation>Farther away</translation>
    </message>
    <message>
      <source>Verder weg (-)</source>
      <translation>Farther away (-)</translation>
    </message>
  </context>
  <context>
    <name>_CellDelegate</name>
    <message>
      <source>(leeg)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>{0}, regel {1}</source>
      <translation>{0}, line {1}</translation>
    </message>
  </context>
  <context>
    <name>_Several</name>
    <message>
      <source>Verwijder deze {0}</source>
      <translation>Remove this {0}</translation>
    </message>
    <message>
      <source>{0} hulpbronnen gekozen</source>
      <translation>{0} resources chosen</translation>
    </message>
  </context>
  <context>
    <name>actions</name>
    <message>
      <source>&amp;Afdrukken en delen</source>
      <translation>&amp;Print and share</translation>
    </message>
    <message>
      <source>&amp;Bestand</source>
      <translation>&amp;File</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>&amp;Help</translation>
    </message>
    <message>
      <source>&amp;Importeren</source>
      <translation>&amp;Import</translation>
    </message>
    <message>
      <source>&amp;Kaart</source>
      <translation>&amp;Map</translation>
    </message>
    <message>
      <source>+ Hulpbron</source>
      <translation>+ Resource</translation>
    </message>
    <message>
      <source>Afdrukken</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>Afdrukken en delen</source>
      <translation>Print and share</translation>
    </message>
    <message>
      <source>Afdrukken…</source>
      <translation>Print…</translation>
    </message>
    <message>
      <source>Afsluiten</source>
      <translation>Quit</translation>
    </message>
    <message>
      <source>Afstand per buurt…</source>
      <translation>Distance per neighbourhood…</translation>
    </message>
    <message>
      <source>Be&amp;reikbaarheid</source>
      <translation>Distan&amp;ces</translation>
    </message>
    <message>
      <source>Be&amp;werken</source>
      <translation>&amp;Edit</translation>
    </message>
    <message>
      <source>Bereikbaarheid</source>
      <translation>Distances</translation>
    </message>
    <message>
      <source>Bestand</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Bewaar de afstanden als Excel of csv…</source>
      <translation>Save the distances as Excel or csv…</translation>
    </message>
    <message>
      <source>Bewerken</source>
      <translation>Edit</translation>
    </message>
    <message>
      <source>Controleer de kaart</source>
      <translation>Check the map</translation>
    </message>
    <message>
      <source>De bronnen, en de cijfers van elke buurt.</source>
      <translation>The sources, and the figures of each neighbourhood.</translation>
    </message>
    <message>
      <source>Deel de kaart…</source>
      <translation>Share the map…</translation>
    </message>
    <message>
      <source>Dezelfde waarde voor alles, in één stap.</source>
      <translation>The same value for all of them, in one step.</translation>
    </message>
    <message>
      <source>Dichterbij</source>
      <translation>Nearer</translation>
    </message>
    <message>
      <source>Doe opnieuw</source>
      <translation>Redo</translation>
    </message>
    <message>
      <source>Een buurtkaart of atlas op papier. Je ziet eerst het blad.</source>
      <translation>A neighbourhood sheet or atlas on paper. You see the sheet first.</translation>
    </message>
    <message>
      <source>Een kopie zonder geschiedenis en zonder de rijen van lijsten.</source>
      <translation>A copy without history and without the rows of lists.</translation>
    </message>
    <message>
      <source>Een lijst uit Excel of een csv-bestand.</source>
      <translation>A list from Excel or a csv file.</translation>
    </message>
    <message>
      <source>Een map, zip of bestand. Je ziet eerst wat er niet in komt.</source>
      <translation>A folder, zip or file. You first see what is left out.</translation>
    </message>
    <message>
      <source>Eerdere importen…</source>
      <translation>Earlier imports…</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>F2</source>
      <translation>F2</translation>
    </message>
    <message>
      <source>F6</source>
      <translation>F6</translation>
    </message>
    <message>
      <source>F7</source>
      <translation>F7</translation>
    </message>
    <message>
      <source>F8</source>
      <translation>F8</translation>
    </message>
    <message>
      <source>F9</source>
      <translation>F9</translation>
    </message>
    <message>
      <source>Ga naar de gekozen hulpbron</source>
      <translation>Go to the chosen resource</translation>
    </message>
    <message>
      <source>Gaten per buurt…</source>
      <translation>Gaps per neighbourhood…</translation>
    </message>
    <message>
      <source>Gecontroleerd: klopt nog</source>
      <translation>Checked: still right</translation>
    </message>
    <message>
      <source>Geef een kopie door…</source>
      <translation>Pass on a copy…</translation>
    </message>
    <message>
      <source>Geschiedenis</source>
      <translation>History</translation>
    </message>
    <message>
      <source>Handboek</source>
      <translation>Handbook</translation>
    </message>
    <message>
      <source>Hele gebied</source>
      <translation>Whole area</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Help</translation>
    </message>
    <message>
      <source>Hemelsbreed, van punt naar punt.</source>
      <translation>As the crow flies, from point to point.</translation>
    </message>
    <message>
      <source>Het ontvangstbewijs van elke lijst, en een lijst terugnemen.</source>
      <translation>The receipt of each list, and taking a list back.</translation>
    </message>
    <message>
      <source>Importeer</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>Importeer een lijst…</source>
      <translation>Import a list…</translation>
    </message>
    <message>
      <source>Importeren</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>Instellingen…</source>
      <translation>Settings…</translation>
    </message>
    <message>
      <source>Je ziet eerst wat er dan verandert.</source>
      <translation>You first see what would change.</translation>
    </message>
    <message>
      <source>Kaart</source>
      <translation>Map</translation>
    </message>
    <message>
      <source>Kies een andere ondergrond…</source>
      <translation>Choose another base map…</translation>
    </message>
    <message>
      <source>Kies in een rechthoek</source>
      <translation>Select in a rectangle</translation>
    </message>
    <message>
      <source>Kies met een lus</source>
      <translation>Select with a lasso</translation>
    </message>
    <message>
      <source>Klik op de kaart, zoek een adres of kies een buurt.</source>
      <translation>Click on the map, search for an address or choose a neighbourhood.</translation>
    </message>
    <message>
      <source>Leg een afstand uit…</source>
      <translation>Explain a distance…</translation>
    </message>
    <message>
      <source>Leg naast elkaar wat op elkaar lijkt.</source>
      <translation>Lay side by side what looks alike.</translation>
    </message>
    <message>
      <source>Maak een ondergrond…</source>
      <translation>Make a base map…</translation>
    </message>
    <message>
      <source>Meet een afstand</source>
      <translation>Measure a distance</translation>
    </message>
    <message>
      <source>Methode, bronnen, jaren en wat we niet weten.</source>
      <translation>Method, sources, years and what we do not know.</translation>
    </message>
    <message>
      <source>Naar de agenda</source>
      <translation>To the dates</translation>
    </message>
    <message>
      <source>Naar de gesprekken per buurt</source>
      <translation>To the conversations per neighbourhood</translation>
    </message>
    <message>
      <source>Naar de inbreng</source>
      <translation>To the input</translation>
    </message>
    <message>
      <source>Naar de tabel</source>
      <translation>To the table</translation>
    </message>
    <message>
      <source>Naar het kaartbeeld</source>
      <translation>To the map view</translation>
    </message>
    <message>
      <source>Nieuwe kaart…</source>
      <translation>New map…</translation>
    </message>
    <message>
      <source>Open de voorbeeldwijk</source>
      <translation>Open the sample district</translation>
    </message>
    <message>
      <source>Open een kaart…</source>
      <translation>Open a map…</translation>
    </message>
    <message>
      <source>Over Sociale Kaart</source>
      <translation>About Sociale Kaart</translation>
    </message>
    <message>
      <source>Over deze ondergrond…</source>
      <translation>About this base map…</translation>
    </message>
    <message>
      <source>Probeer een plan uit…</source>
      <translation>Try out a plan…</translation>
    </message>
    <message>
      <source>Rijen van lijsten die nog iets van je nodig hebben.</source>
      <translation>Rows of lists that still need something from you.</translation>
    </message>
    <message>
      <source>Rondleiding</source>
      <translation>Tour</translation>
    </message>
    <message>
      <source>Sleep over de kaart. Met Shift kan het ook zonder deze knop.</source>
      <translation>Drag over the map. With Shift you can do it without this button too.</translation>
    </message>
    <message>
      <source>Sluit de kaart</source>
      <translation>Close the map</translation>
    </message>
    <message>
      <source>Snelle invoer van een blad…</source>
      <translation>Quick entry of a sheet…</translation>
    </message>
    <message>
      <source>Teken een relatie</source>
      <translation>Draw a relation</translation>
    </message>
    <message>
      <source>Toetsen</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>Toon alle hulpbronnen</source>
      <translation>Show all resources</translation>
    </message>
    <message>
      <source>Toon voorzieningen om over te nemen</source>
      <translation>Show facilities to take over</translation>
    </message>
    <message>
      <source>Trek een lijn van de ene hulpbron naar de andere.</source>
      <translation>Draw a line from one resource to the other.</translation>
    </message>
    <message>
      <source>Typ in één keer over wat bewoners op een invulblad schreven.</source>
      <translation>Type in one go what residents wrote on a fill-in sheet.</translation>
    </message>
    <message>
      <source>Uitleg bij wat je doet</source>
      <translation>Help with what you do</translation>
    </message>
    <message>
      <source>Verder weg</source>
      <translation>Farther away</translation>
    </message>
    <message>
      <source>Vergelijk met het CBS of een andere dag…</source>
      <translation>Compare with CBS or another day…</translation>
    </message>
    <message>
      <source>Vergelijk twee ondergronden…</source>
      <translation>Compare two base maps…</translation>
    </message>
    <message>
      <source>Verwijder wat gekozen is</source>
      <translation>Remove what is chosen</translation>
    </message>
    <message>
      <source>Vijf stappen langs het venster.</source>
      <translation>Five steps around the window.</translation>
    </message>
    <message>
      <source>Voeg een hulpbron toe</source>
      <translation>Add a resource</translation>
    </message>
    <message>
      <source>Volgende hulpbron</source>
      <translation>Next resource</translation>
    </message>
    <message>
      <source>Vorige hulpbron</source>
      <translation>Previous resource</translation>
    </message>
    <message>
      <source>Waar een nieuwe plek de meeste mensen helpt.</source>
      <translation>Where a new place helps the most people.</translation>
    </message>
    <message>
      <source>Waarop berust wat de kaart toont?</source>
      <translation>What is the map based on?</translation>
    </message>
    <message>
      <source>Wachtrij…</source>
      <translation>Queue…</translation>
    </message>
    <message>
      <source>Wat als er een plek bij komt, verhuist of dichtgaat?</source>
      <translation>What if a place is added, moves or closes?</translation>
    </message>
    <message>
      <source>Wat bewoners en de participatieraad zeiden, en wat ermee is gedaan.</source>
      <translation>What residents and the participation council said, and what was done with it.</translation>
    </message>
    <message>
      <source>Wat er binnen bereik is voor wie, en wat mensen erover zeiden.</source>
      <translation>What is within reach for whom, and what people said about it.</translation>
    </message>
    <message>
      <source>Wat er veranderde in de voorzieningen van OpenStreetMap.</source>
      <translation>What changed in the facilities of OpenStreetMap.</translation>
    </message>
    <message>
      <source>Wat het vakje of paneel is waar je nu bent.</source>
      <translation>What the field or panel is where you are now.</translation>
    </message>
    <message>
      <source>Wat is er nieuw</source>
      <translation>What is new</translation>
    </message>
    <message>
      <source>Wijs een adres aan: dan zie je de weg en hoe lang die is.</source>
      <translation>Point out an address: then you see the way and how long it is.</translation>
    </message>
    <message>
      <source>Wijzig de gekozen hulpbron</source>
      <translation>Change the chosen resource</translation>
    </message>
    <message>
      <source>Wijzig samen wat gekozen is…</source>
      <translation>Change together what is chosen…</translation>
    </message>
    <message>
      <source>Zet de afstandslaag uit</source>
      <translation>Turn off the distance layer</translation>
    </message>
    <message>
      <source>Zet een reservekopie terug…</source>
      <translation>Put back a backup…</translation>
    </message>
    <message>
      <source>Zet terug</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>Zet vandaag als dag van de controle.</source>
      <translation>Sets today as the day of the check.</translation>
    </message>
    <message>
      <source>Zoek</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>Zoek de beste plek…</source>
      <translation>Find the best place…</translation>
    </message>
    <message>
      <source>Zoek dubbele hulpbronnen…</source>
      <translation>Look for duplicate resources…</translation>
    </message>
  </context>
  <context>
    <name>afdrukken</name>
    <message>
      <source>Atlas</source>
      <translation>Atlas</translation>
    </message>
    <message>
      <source>Blad voor de participatieraad</source>
      <translation>Sheet for the participation council</translation>
    </message>
    <message>
      <source>Buurtkaart</source>
      <translation>Neighbourhood sheet</translation>
    </message>
    <message>
      <source>De kaart van één buurt, met een lijst van wat er is.</source>
      <translation>The map of one neighbourhood, with a list of what there is.</translation>
    </message>
    <message>
      <source>De kaarten van meer buurten, met inhoud en een lijst op naam.</source>
      <translation>The maps of several neighbourhoods, with contents and a list by name.</translation>
    </message>
    <message>
      <source>Een kaart met vakken en een lege lijst, om samen in te vullen.</source>
      <translation>A map with squares and an empty list, to fill in together.</translation>
    </message>
    <message>
      <source>Een vraag, waar mensen elkaar treffen, en ruimte voor inbreng.</source>
      <translation>A question, where people meet, and room for input.</translation>
    </message>
    <message>
      <source>Invulblad</source>
      <translation>Fill-in sheet</translation>
    </message>
  </context>
  <context>
    <name>app</name>
    <message>
      <source>Lees wat er nieuw is</source>
      <translation>Read what is new</translation>
    </message>
    <message>
      <source>Sociale Kaart is vernieuwd: versie {0}.</source>
      <translation>Sociale Kaart was renewed: version {0}.</translation>
    </message>
  </context>
  <context>
    <name>bereikbaarheid</name>
    <message>
      <source>Afstanden</source>
      <translation>Distances</translation>
    </message>
    <message>
      <source>Beste plek</source>
      <translation>Best place</translation>
    </message>
    <message>
      <source>Gaten</source>
      <translation>Gaps</translation>
    </message>
    <message>
      <source>Normen</source>
      <translation>Norms</translation>
    </message>
    <message>
      <source>Vergelijken</source>
      <translation>Compare</translation>
    </message>
    <message>
      <source>Wat als</source>
      <translation>What if</translation>
    </message>
  </context>
  <context>
    <name>beste_plek</name>
    <message>
      <source>Buurten en inwoners: CBS {0}.</source>
      <translation>Neighbourhoods and inhabitants: CBS {0}.</translation>
    </message>
    <message>
      <source>Buurten en inwoners: CBS. Wegen, adressen en plekken: de ondergrond van deze kaart.</source>
      <translation>Neighbourhoods and inhabitants: CBS. Roads, addresses and places: the base map of this map.</translation>
    </message>
    <message>
      <source>De beste plek</source>
      <translation>The best place</translation>
    </message>
    <message>
      <source>De tweede keus</source>
      <translation>The second choice</translation>
    </message>
    <message>
      <source>Dichtbij genoeg: nu {0}, dan {1} {2}.</source>
      <translation>Near enough: now {0}, then {1} {2}.</translation>
    </message>
    <message>
      <source>Hoe is dit gerekend?</source>
      <translation>How was this calculated?</translation>
    </message>
    <message>
      <source>Wat dit niet zegt</source>
      <translation>What this does not say</translation>
    </message>
  </context>
  <context>
    <name>clipboard</name>
    <message>
      <source>Bij geen hulpbron hoort: {0}. Die rijen blijven weg (aantal: {1}). Nieuwe hulpbronnen voeg je toe met Importeer.</source>
      <translation>No resource matches: {0}. Those rows are left out (number: {1}). Add new resources with Import.</translation>
    </message>
    <message>
      <source>Deze kolom kun je hier niet wijzigen.</source>
      <translation>You cannot change this column here.</translation>
    </message>
    <message>
      <source>Hier staat meer dan één regel achter. Wijzig die in het formulier.</source>
      <translation>There is more than one line behind this. Change it in the form.</translation>
    </message>
    <message>
      <source>Kolommen die niet passen en wegblijven: {0}.</source>
      <translation>Columns that do not fit and are left out: {0}.</translation>
    </message>
    <message>
      <source>Meer hulpbronnen heten: {0}. Die rijen blijven weg (aantal: {1}).</source>
      <translation>More resources are called: {0}. Those rows are left out (number: {1}).</translation>
    </message>
    <message>
      <source>Rijen die niet meer in de tabel passen en wegblijven: {0}. Nieuwe hulpbronnen voeg je toe met Importeer.</source>
      <translation>Rows that no longer fit in the table and are left out: {0}. Add new resources with Import.</translation>
    </message>
  </context>
  <context>
    <name>columns</name>
    <message>
      <source>Adres</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Contact</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>Hulpbron</source>
      <translation>Resource</translation>
    </message>
    <message>
      <source>Meer over de hulpbron</source>
      <translation>More about the resource</translation>
    </message>
    <message>
      <source>Plek</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>ja</source>
      <translation>yes</translation>
    </message>
    <message>
      <source>nee</source>
      <translation>no</translation>
    </message>
    <message>
      <source>{0} (vanzelf)</source>
      <translation>{0} (by itself)</translation>
    </message>
  </context>
  <context>
    <name>context_help</name>
    <message>
      <source>In gewone woorden: {0}</source>
      <translation>In plain words: {0}</translation>
    </message>
    <message>
      <source>Meer in het handboek</source>
      <translation>More in the handbook</translation>
    </message>
    <message>
      <source>Sluit</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Uitleg: {0}</source>
      <translation>Help: {0}</translation>
    </message>
    <message>
      <source>gekozen</source>
      <translation>chosen</translation>
    </message>
  </context>
  <context>
    <name>fields</name>
    <message>
      <source>Bijvoorbeeld: dinsdag 10–12 uur</source>
      <translation>For example: Tuesday 10–12</translation>
    </message>
    <message>
      <source>In hun eigen woorden</source>
      <translation>In their own words</translation>
    </message>
    <message>
      <source>Wat gebeurt er, voor wie, wanneer?</source>
      <translation>What happens, for whom, when?</translation>
    </message>
    <message>
      <source>ja</source>
      <translation>yes</translation>
    </message>
    <message>
      <source>nee</source>
      <translation>no</translation>
    </message>
    <message>
      <source>nog niet ingedeeld</source>
      <translation>not classified yet</translation>
    </message>
    <message>
      <source>nog niet ingevuld</source>
      <translation>not filled in yet</translation>
    </message>
    <message>
      <source>telt niet mee</source>
      <translation>does not count</translation>
    </message>
    <message>
      <source>vanzelf, volgt uit de sfeer</source>
      <translation>by itself, follows from the sphere</translation>
    </message>
    <message>
      <source>vanzelf: van personen alleen intern</source>
      <translation>automatic: of persons only internal</translation>
    </message>
    <message>
      <source>vanzelf: {0}</source>
      <translation>by itself: {0}</translation>
    </message>
  </context>
  <context>
    <name>figuren</name>
    <message>
      <source>9 van de 10 binnen</source>
      <translation>9 out of 10 within</translation>
    </message>
    <message>
      <source>9 van de 10 inwoners hebben een plek binnen deze afstand.</source>
      <translation>9 out of 10 inhabitants have a place within this distance.</translation>
    </message>
    <message>
      <source>9 van de 10 mensen wonen binnen</source>
      <translation>9 out of 10 people live within</translation>
    </message>
    <message>
      <source>Aantal binnen {0}</source>
      <translation>Number within {0}</translation>
    </message>
    <message>
      <source>Aantal in {0}</source>
      <translation>Number in {0}</translation>
    </message>
    <message>
      <source>Binnen 1 km</source>
      <translation>Within 1 km</translation>
    </message>
    <message>
      <source>Binnen 500 m</source>
      <translation>Within 500 m</translation>
    </message>
    <message>
      <source>Binnen {0}</source>
      <translation>Within {0}</translation>
    </message>
    <message>
      <source>Buiten de buurt</source>
      <translation>Outside the neighbourhood</translation>
    </message>
    <message>
      <source>De helft binnen</source>
      <translation>Half within</translation>
    </message>
    <message>
      <source>De helft van de inwoners heeft een plek binnen deze afstand.</source>
      <translation>Half of the inhabitants have a place within this distance.</translation>
    </message>
    <message>
      <source>De helft woont binnen</source>
      <translation>Half live within</translation>
    </message>
    <message>
      <source>Deel binnen 1 km</source>
      <translation>Share within 1 km</translation>
    </message>
    <message>
      <source>Deel binnen 500 m</source>
      <translation>Share within 500 m</translation>
    </message>
    <message>
      <source>Deel binnen {0}</source>
      <translation>Share within {0}</translation>
    </message>
    <message>
      <source>Gemiddeld</source>
      <translation>Average</translation>
    </message>
    <message>
      <source>Gemiddelde afstand</source>
      <translation>Average distance</translation>
    </message>
    <message>
      <source>Gemiddelde van de inwoners, naar de plek die het dichtstbij is.</source>
      <translation>Average of the inhabitants, to the place that is nearest.</translation>
    </message>
    <message>
      <source>Het deel van de inwoners met een plek binnen 1 kilometer.</source>
      <translation>The share of the inhabitants with a place within 1 kilometre.</translation>
    </message>
    <message>
      <source>Het deel van de inwoners met een plek binnen 500 meter.</source>
      <translation>The share of the inhabitants with a place within 500 metres.</translation>
    </message>
    <message>
      <source>Het deel van de inwoners met een plek binnen de afstand die je koos.</source>
      <translation>The share of the inhabitants with a place within the distance that you chose.</translation>
    </message>
    <message>
      <source>Keuze binnen {0}</source>
      <translation>Choice within {0}</translation>
    </message>
    <message>
      <source>Keuze buiten de eigen buurt</source>
      <translation>Choice outside the own neighbourhood</translation>
    </message>
    <message>
      <source>Keuze in {0}</source>
      <translation>Choice in {0}</translation>
    </message>
    <message>
      <source>Uit zoveel plekken kan een inwoner gemiddeld kiezen, ook buiten de buurt.</source>
      <translation>So many places an inhabitant can choose from on average, also outside the neighbourhood.</translation>
    </message>
    <message>
      <source>Zoveel plekken zijn er gemiddeld binnen {0} van een inwoner.</source>
      <translation>So many places there are on average within {0} of an inhabitant.</translation>
    </message>
    <message>
      <source>Zoveel van die plekken liggen gemiddeld buiten de eigen buurt.</source>
      <translation>So many of those places are on average outside the own neighbourhood.</translation>
    </message>
  </context>
  <context>
    <name>gaten</name>
    <message>
      <source>, buiten de buurt</source>
      <translation>, outside the neighbourhood</translation>
    </message>
    <message>
      <source>, voor ongeveer {0} van de {1} {2}.</source>
      <translation>, for about {0} of the {1} {2}.</translation>
    </message>
    <message>
      <source>, waarvan {0} buiten de buurt</source>
      <translation>, of which {0} outside the neighbourhood</translation>
    </message>
    <message>
      <source>, zonder trap</source>
      <translation>, without stairs</translation>
    </message>
    <message>
      <source>Er is hier nog niemand naar gevraagd.</source>
      <translation>Nobody has been asked about this here yet.</translation>
    </message>
    <message>
      <source>Er komen: {0}.</source>
      <translation>How many come: {0}.</translation>
    </message>
    <message>
      <source>Gevraagd aan: {0}.</source>
      <translation>People asked: {0}.</translation>
    </message>
    <message>
      <source>Hoeveel inwoners het bereiken, laten we weg: er wonen er te weinig, of dat is niet bekend.</source>
      <translation>We leave out how many inhabitants can reach it: too few live there, or that is not known.</translation>
    </message>
    <message>
      <source>Hoeveel mensen er komen, is niet verteld.</source>
      <translation>How many people come, has not been told.</translation>
    </message>
    <message>
      <source>Net buiten de kaart kan er meer zijn.</source>
      <translation>There may be more just outside the map.</translation>
    </message>
    <message>
      <source>Op de kaart staat hiervoor niets {0}.</source>
      <translation>There is nothing for this on the map {0}.</translation>
    </message>
    <message>
      <source>Verder weg in de buurt zelf: {0}.</source>
      <translation>Farther away in the neighbourhood itself: {0}.</translation>
    </message>
    <message>
      <source>Voor de hele buurt, zonder vaste plek: {0}.</source>
      <translation>For the whole neighbourhood, without a fixed place: {0}.</translation>
    </message>
    <message>
      <source>Zij noemden iets. Het is verder weg, of staat nog niet op de kaart.</source>
      <translation>They named something. It is farther away, or is not on the map yet.</translation>
    </message>
    <message>
      <source>adressen</source>
      <translation>addresses</translation>
    </message>
    <message>
      <source>bekend</source>
      <translation>known</translation>
    </message>
    <message>
      <source>bekend: {0}</source>
      <translation>known: {0}</translation>
    </message>
    <message>
      <source>binnen bereik</source>
      <translation>within reach</translation>
    </message>
    <message>
      <source>binnen {0} m fietsen</source>
      <translation>within {0} m by bicycle</translation>
    </message>
    <message>
      <source>binnen {0} m lopen</source>
      <translation>within {0} m on foot</translation>
    </message>
    <message>
      <source>binnen {0} m met de auto</source>
      <translation>within {0} m by car</translation>
    </message>
    <message>
      <source>gevraagd, niets gevonden</source>
      <translation>asked, nothing found</translation>
    </message>
    <message>
      <source>in de buurt, maar verder weg: telt niet mee</source>
      <translation>in the neighbourhood, but farther away: does not count</translation>
    </message>
    <message>
      <source>inwoners</source>
      <translation>inhabitants</translation>
    </message>
    <message>
      <source>niet gevraagd</source>
      <translation>not asked</translation>
    </message>
    <message>
      <source>niets gevonden</source>
      <translation>nothing found</translation>
    </message>
    <message>
      <source>schatting</source>
      <translation>estimate</translation>
    </message>
    <message>
      <source>vanaf {0}</source>
      <translation>from {0}</translation>
    </message>
    <message>
      <source>voor de hele buurt</source>
      <translation>for the whole neighbourhood</translation>
    </message>
    <message>
      <source>voor wie in het getekende gebied woont</source>
      <translation>for those who live in the drawn area</translation>
    </message>
    <message>
      <source>{0} keer noemde iemand niets, terwijl er wel iets is. Is het bekend genoeg?</source>
      <translation>{0} times someone named nothing, while there is something. Is it known well enough?</translation>
    </message>
    <message>
      <source>{0} {1}</source>
      <translation>{0} {1}</translation>
    </message>
  </context>
  <context>
    <name>gaten_laag</name>
    <message>
      <source>Bron: jullie kaart en gesprekken; straten van OpenStreetMap.</source>
      <translation>Source: your map and conversations; streets of OpenStreetMap.</translation>
    </message>
    <message>
      <source>bekend: er is iets</source>
      <translation>known: there is something</translation>
    </message>
    <message>
      <source>gevraagd, niets gevonden</source>
      <translation>asked, nothing found</translation>
    </message>
    <message>
      <source>niet gevraagd</source>
      <translation>not asked</translation>
    </message>
  </context>
  <context>
    <name>gesproken</name>
    <message>
      <source>hier</source>
      <translation>here</translation>
    </message>
    <message>
      <source>mogelijke plek: {0}</source>
      <translation>possible place: {0}</translation>
    </message>
    <message>
      <source>ten noorden</source>
      <translation>to the north</translation>
    </message>
    <message>
      <source>ten noordoosten</source>
      <translation>to the north-east</translation>
    </message>
    <message>
      <source>ten noordwesten</source>
      <translation>to the north-west</translation>
    </message>
    <message>
      <source>ten oosten</source>
      <translation>to the east</translation>
    </message>
    <message>
      <source>ten westen</source>
      <translation>to the west</translation>
    </message>
    <message>
      <source>ten zuiden</source>
      <translation>to the south</translation>
    </message>
    <message>
      <source>ten zuidoosten</source>
      <translation>to the south-east</translation>
    </message>
    <message>
      <source>ten zuidwesten</source>
      <translation>to the south-west</translation>
    </message>
    <message>
      <source>tweede keus: {0}</source>
      <translation>second choice: {0}</translation>
    </message>
    <message>
      <source>{0} gaat dicht</source>
      <translation>{0} closes</translation>
    </message>
    <message>
      <source>{0} hulpbronnen bij elkaar</source>
      <translation>{0} resources together</translation>
    </message>
    <message>
      <source>{0} komt erbij</source>
      <translation>{0} is added</translation>
    </message>
    <message>
      <source>{0} verhuist</source>
      <translation>{0} moves</translation>
    </message>
    <message>
      <source>{0} verhuist naar {1}</source>
      <translation>{0} moves to {1}</translation>
    </message>
  </context>
  <context>
    <name>groepen</name>
    <message>
      <source>Begin, eind en bron</source>
      <translation>Begin, end and source</translation>
    </message>
    <message>
      <source>Een ja van een persoon</source>
      <translation>A yes of a person</translation>
    </message>
    <message>
      <source>Een vakje</source>
      <translation>A field</translation>
    </message>
    <message>
      <source>Het gebouw</source>
      <translation>The building</translation>
    </message>
    <message>
      <source>Kan het blijven</source>
      <translation>Can it stay</translation>
    </message>
    <message>
      <source>Kies een vakje</source>
      <translation>Choose a field</translation>
    </message>
    <message>
      <source>Leg een antwoord vast</source>
      <translation>Record an answer</translation>
    </message>
    <message>
      <source>Leg een ja van een persoon vast</source>
      <translation>Record a yes of a person</translation>
    </message>
    <message>
      <source>Nieuw antwoord</source>
      <translation>New answer</translation>
    </message>
    <message>
      <source>Nieuw besluit</source>
      <translation>New decision</translation>
    </message>
    <message>
      <source>Nieuw contact</source>
      <translation>New contact</translation>
    </message>
    <message>
      <source>Nieuw onderzoek</source>
      <translation>New study</translation>
    </message>
    <message>
      <source>Nieuw verhaal</source>
      <translation>New story</translation>
    </message>
    <message>
      <source>Nieuwe geldbron</source>
      <translation>New source of money</translation>
    </message>
    <message>
      <source>Nieuwe manier</source>
      <translation>New way</translation>
    </message>
    <message>
      <source>Nieuwe plek</source>
      <translation>New place</translation>
    </message>
    <message>
      <source>Nieuwe telling</source>
      <translation>New count</translation>
    </message>
    <message>
      <source>Voeg een besluit toe</source>
      <translation>Add a decision</translation>
    </message>
    <message>
      <source>Voeg een contact toe</source>
      <translation>Add a contact</translation>
    </message>
    <message>
      <source>Voeg een gebouw toe</source>
      <translation>Add a building</translation>
    </message>
    <message>
      <source>Voeg een geldbron toe</source>
      <translation>Add a source of money</translation>
    </message>
    <message>
      <source>Voeg een manier toe</source>
      <translation>Add a way</translation>
    </message>
    <message>
      <source>Voeg een onderzoek toe</source>
      <translation>Add a study</translation>
    </message>
    <message>
      <source>Voeg een plek toe</source>
      <translation>Add a place</translation>
    </message>
    <message>
      <source>Voeg een telling toe</source>
      <translation>Add a count</translation>
    </message>
    <message>
      <source>Voeg een verhaal toe</source>
      <translation>Add a story</translation>
    </message>
    <message>
      <source>Voeg mensen toe</source>
      <translation>Add people</translation>
    </message>
    <message>
      <source>Waar het bij helpt</source>
      <translation>What it helps with</translation>
    </message>
    <message>
      <source>Waar het bij hoort</source>
      <translation>What it belongs to</translation>
    </message>
    <message>
      <source>Wat zij vertellen</source>
      <translation>What they tell</translation>
    </message>
    <message>
      <source>Wie er helpen</source>
      <translation>Who help</translation>
    </message>
    <message>
      <source>Wie helpen er</source>
      <translation>Who help there</translation>
    </message>
    <message>
      <source>Wie mag dit zien</source>
      <translation>Who may see this</translation>
    </message>
  </context>
  <context>
    <name>help</name>
    <message>
      <source>+ en -</source>
      <translation>+ and -</translation>
    </message>
    <message>
      <source>Alt+pijltjes</source>
      <translation>Alt+arrows</translation>
    </message>
    <message>
      <source>Breng de sociale basis in kaart, zonder internet en zonder account.</source>
      <translation>Map the social basis, without internet and without an account.</translation>
    </message>
    <message>
      <source>De bronnen van jouw kaart staan rechtsonder in het kaartbeeld.</source>
      <translation>The sources of your map are at the bottom right of the map view.</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Delete</translation>
    </message>
    <message>
      <source>Dit pakket heeft geen eigen licentiebestand bij zich.</source>
      <translation>This package has no licence file of its own.</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>G</source>
      <translation>G</translation>
    </message>
    <message>
      <source>Gegevens</source>
      <translation>Data</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>Home</translation>
    </message>
    <message>
      <source>Klik op een naam voor de hele licentie.</source>
      <translation>Click a name for the whole licence.</translation>
    </message>
    <message>
      <source>N en P</source>
      <translation>N and P</translation>
    </message>
    <message>
      <source>Op de kaart</source>
      <translation>On the map</translation>
    </message>
    <message>
      <source>Over Sociale Kaart</source>
      <translation>About Sociale Kaart</translation>
    </message>
    <message>
      <source>Software van anderen</source>
      <translation>Software of others</translation>
    </message>
    <message>
      <source>Straten, gebouwen, adressen en voorzieningen: © OpenStreetMap-bijdragers (ODbL)</source>
      <translation>Streets, buildings, addresses and facilities: © OpenStreetMap contributors (ODbL)</translation>
    </message>
    <message>
      <source>Terug</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Toetsen</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>Vrij te gebruiken onder de EUPL-1.2, de licentie van de Europese Unie.</source>
      <translation>Free to use under the EUPL-1.2, the licence of the European Union.</translation>
    </message>
    <message>
      <source>Wat is er nieuw</source>
      <translation>What is new</translation>
    </message>
    <message>
      <source>Wijken, buurten en inwoners: © Kadaster / Centraal Bureau voor de Statistiek (CC BY)</source>
      <translation>Districts, neighbourhoods and inhabitants: © Kadaster / Statistics Netherlands (CC BY)</translation>
    </message>
    <message>
      <source>Ze staan ook op elke afdruk en in elk bestand dat je deelt, met de datum.</source>
      <translation>They are also on every print and in every file that you share, with the date.</translation>
    </message>
    <message>
      <source>dichterbij en verder weg</source>
      <translation>nearer and farther away</translation>
    </message>
    <message>
      <source>hele gebied</source>
      <translation>whole area</translation>
    </message>
    <message>
      <source>laat los</source>
      <translation>let go</translation>
    </message>
    <message>
      <source>open de gekozen hulpbron, of zet hem neer</source>
      <translation>open the chosen resource, or put it down</translation>
    </message>
    <message>
      <source>pijltjes</source>
      <translation>arrows</translation>
    </message>
    <message>
      <source>schuif de kaart</source>
      <translation>move the map</translation>
    </message>
    <message>
      <source>verplaats de gekozen hulpbron een klein stukje</source>
      <translation>move the chosen resource a little</translation>
    </message>
    <message>
      <source>verwijder de gekozen hulpbron</source>
      <translation>remove the chosen resource</translation>
    </message>
    <message>
      <source>volgende cirkel met een getal; met Shift de vorige</source>
      <translation>next circle with a number; with Shift the previous one</translation>
    </message>
    <message>
      <source>volgende hulpbron dichtbij, en weer terug</source>
      <translation>next resource nearby, and back again</translation>
    </message>
  </context>
  <context>
    <name>kern</name>
    <message>
      <source>Contact</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>Klopt het nog</source>
      <translation>Is it still right</translation>
    </message>
    <message>
      <source>Waar en wanneer</source>
      <translation>Where and when</translation>
    </message>
    <message>
      <source>Wat betekent het</source>
      <translation>What does it mean</translation>
    </message>
    <message>
      <source>Wat is het</source>
      <translation>What is it</translation>
    </message>
  </context>
  <context>
    <name>normen</name>
    <message>
      <source>1 plek is voor de eigen groep en telt niet mee.</source>
      <translation>1 place is for its own group and does not count.</translation>
    </message>
    <message>
      <source>Aantallen zijn op vijven afgerond. Minder dan 5 mensen laten we weg, en ook een buurt met minder dan 10 mensen. Zo kun je niemand herkennen.</source>
      <translation>Numbers are rounded to fives. We leave out fewer than 5 people, and also a neighbourhood with fewer than 10 people. That way nobody can be recognised.</translation>
    </message>
    <message>
      <source>Adressen</source>
      <translation>Addresses</translation>
    </message>
    <message>
      <source>Adressen te ver</source>
      <translation>Addresses too far</translation>
    </message>
    <message>
      <source>Afstand over de weg. Aantallen op vijven afgerond.</source>
      <translation>Distance by road. Numbers rounded to fives.</translation>
    </message>
    <message>
      <source>Binnen de afstand</source>
      <translation>Within the distance</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Buurten en inwoners: CBS {0}.</source>
      <translation>Neighbourhoods and inhabitants: CBS {0}.</translation>
    </message>
    <message>
      <source>Buurten staan op naam. Dit is geen ranglijst en geen oordeel over bewoners.</source>
      <translation>Neighbourhoods are in order of name. This is not a ranking and not a judgement of residents.</translation>
    </message>
    <message>
      <source>De norm halen dan ook: {0}.</source>
      <translation>Then these also meet the norm: {0}.</translation>
    </message>
    <message>
      <source>Dichtbij is nog niet open, toegankelijk of gastvrij. Dat zegt een afstand niet.</source>
      <translation>Nearby is not yet open, accessible or welcoming. A distance does not tell that.</translation>
    </message>
    <message>
      <source>Een plek voor de eigen groep telt niet mee: niet iedereen kan er terecht.</source>
      <translation>A place for its own group does not count: not everyone can go there.</translation>
    </message>
    <message>
      <source>Er is geen enkele plek van deze soort bekend. Daarom is er geen uitkomst.</source>
      <translation>No place of this kind is known at all. That is why there is no result.</translation>
    </message>
    <message>
      <source>Er is geen plek waar één plek erbij 5 mensen of meer dichtbij genoeg brengt.</source>
      <translation>There is no spot where one extra place brings 5 people or more near enough.</translation>
    </message>
    <message>
      <source>Eén plek erbij helpt het meest bij: {0}. Dan wonen ongeveer {1} {2} meer dichtbij genoeg.</source>
      <translation>One extra place helps most at: {0}. Then about {1} more {2} are near enough.</translation>
    </message>
    <message>
      <source>Gemeente</source>
      <translation>Municipality (gemeente)</translation>
    </message>
    <message>
      <source>Haalt deze buurt de norm?</source>
      <translation>Does this neighbourhood meet the norm?</translation>
    </message>
    <message>
      <source>Hoeveel daarvan dichtbij genoeg moeten wonen om de norm te halen.</source>
      <translation>How many of them have to live near enough to meet the norm.</translation>
    </message>
    <message>
      <source>Hoeveel er zijn geteld, op vijven afgerond.</source>
      <translation>How many have been counted, rounded to fives.</translation>
    </message>
    <message>
      <source>Hoeveel het er zijn, op vijven afgerond.</source>
      <translation>How many there are, rounded to fives.</translation>
    </message>
    <message>
      <source>Let op</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Mensen</source>
      <translation>People</translation>
    </message>
    <message>
      <source>Methode in het kort: {0}</source>
      <translation>Method in short: {0}</translation>
    </message>
    <message>
      <source>Nog nodig</source>
      <translation>Still needed</translation>
    </message>
    <message>
      <source>Norm</source>
      <translation>Norm</translation>
    </message>
    <message>
      <source>Om te zoeken waar een plek het meest helpt, rekenen we één adres per vak van 100 bij 100 meter door, en in de beste vakken alle adressen.</source>
      <translation>To find where a place helps most, we calculate one address per square of 100 by 100 metres, and all addresses in the best squares.</translation>
    </message>
    <message>
      <source>Voor elk adres zoeken we over de weg de plek die het dichtstbij is. Daarna tellen we de mensen die binnen de afstand wonen.</source>
      <translation>For each address we search by road for the place that is nearest. Then we count the people who live within the distance.</translation>
    </message>
    <message>
      <source>Wat een plek hier helpt. {0}</source>
      <translation>What a place here helps. {0}</translation>
    </message>
    <message>
      <source>Welk deel van de mensen woont dichtbij genoeg.</source>
      <translation>What share of the people lives near enough.</translation>
    </message>
    <message>
      <source>Wie te ver woont. {0}</source>
      <translation>Who lives too far away. {0}</translation>
    </message>
    <message>
      <source>Wijk</source>
      <translation>District (wijk)</translation>
    </message>
    <message>
      <source>Wonen te ver</source>
      <translation>Live too far away</translation>
    </message>
    <message>
      <source>aan de rand</source>
      <translation>at the edge</translation>
    </message>
    <message>
      <source>adressen</source>
      <translation>addresses</translation>
    </message>
    <message>
      <source>een straat zonder naam</source>
      <translation>a street without a name</translation>
    </message>
    <message>
      <source>mensen</source>
      <translation>people</translation>
    </message>
    <message>
      <source>minder dan 5, weggelaten</source>
      <translation>fewer than 5, left out</translation>
    </message>
    <message>
      <source>zonder 1 buurt</source>
      <translation>without 1 neighbourhood</translation>
    </message>
    <message>
      <source>zonder {0} buurten</source>
      <translation>without {0} neighbourhoods</translation>
    </message>
    <message>
      <source>{0} in {1}</source>
      <translation>{0} in {1}</translation>
    </message>
    <message>
      <source>{0} of meer</source>
      <translation>{0} or more</translation>
    </message>
    <message>
      <source>{0} plekken zijn voor de eigen groep en tellen niet mee.</source>
      <translation>{0} places are for their own group and do not count.</translation>
    </message>
    <message>
      <source>– geen cijfer</source>
      <translation>– no figure</translation>
    </message>
    <message>
      <source>‘Aan de rand’: misschien is er net buiten de kaart een plek die dichtbij genoeg is.</source>
      <translation>‘At the edge’: perhaps there is a place just outside the map that is near enough.</translation>
    </message>
    <message>
      <source>✓ gehaald</source>
      <translation>✓ met</translation>
    </message>
    <message>
      <source>✓ haalt de norm</source>
      <translation>✓ meets the norm</translation>
    </message>
    <message>
      <source>✗ haalt de norm niet</source>
      <translation>✗ does not meet the norm</translation>
    </message>
    <message>
      <source>✗ niet gehaald</source>
      <translation>✗ not met</translation>
    </message>
  </context>
  <context>
    <name>parts</name>
    <message>
      <source>Gebouwen</source>
      <translation>Buildings</translation>
    </message>
    <message>
      <source>Grenzen van buurten</source>
      <translation>Borders of neighbourhoods</translation>
    </message>
    <message>
      <source>Groen</source>
      <translation>Green</translation>
    </message>
    <message>
      <source>Namen van buurten</source>
      <translation>Names of neighbourhoods</translation>
    </message>
    <message>
      <source>Paden en fietspaden</source>
      <translation>Paths and cycle paths</translation>
    </message>
    <message>
      <source>Straatnamen</source>
      <translation>Street names</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>Water</translation>
    </message>
  </context>
  <context>
    <name>questions</name>
    <message>
      <source>alleen de buurt</source>
      <translation>only the neighbourhood</translation>
    </message>
    <message>
      <source>ander nummer</source>
      <translation>other number</translation>
    </message>
    <message>
      <source>andere letter of toevoeging</source>
      <translation>other letter or addition</translation>
    </message>
    <message>
      <source>andere plaats</source>
      <translation>other town</translation>
    </message>
    <message>
      <source>andere postcode</source>
      <translation>other postcode</translation>
    </message>
    <message>
      <source>andere straatnaam</source>
      <translation>other street name</translation>
    </message>
    <message>
      <source>een punt op de kaart</source>
      <translation>a point on the map</translation>
    </message>
    <message>
      <source>midden van de postcode</source>
      <translation>middle of the postcode</translation>
    </message>
    <message>
      <source>midden van de straat</source>
      <translation>middle of the street</translation>
    </message>
  </context>
  <context>
    <name>recent</name>
    <message>
      <source>Geopend op {0}</source>
      <translation>Opened on {0}</translation>
    </message>
    <message>
      <source>Gisteren om {0}</source>
      <translation>Yesterday at {0}</translation>
    </message>
    <message>
      <source>Vandaag om {0}</source>
      <translation>Today at {0}</translation>
    </message>
  </context>
  <context>
    <name>rijen</name>
    <message>
      <source>Adressen</source>
      <translation>Addresses</translation>
    </message>
    <message>
      <source>Alleen plekken die passen bij je keuze.</source>
      <translation>Only places that fit your choice.</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Buurten en inwoners: CBS {0}.</source>
      <translation>Neighbourhoods and inhabitants: CBS {0}.</translation>
    </message>
    <message>
      <source>Gemeente</source>
      <translation>Municipality (gemeente)</translation>
    </message>
    <message>
      <source>Het vak van 100 bij 100 meter, zoals het CBS het noemt.</source>
      <translation>The square of 100 by 100 metres, as CBS names it.</translation>
    </message>
    <message>
      <source>Inwoners</source>
      <translation>Inhabitants</translation>
    </message>
    <message>
      <source>Let op</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Plekken hier</source>
      <translation>Places here</translation>
    </message>
    <message>
      <source>Te weinig mensen: weggelaten, zodat je niemand kunt herkennen. Aan de rand: buiten de kaart kan een plek dichterbij zijn, of kunnen er meer zijn. Niet bereikbaar: adressen zonder weg ernaartoe.</source>
      <translation>Too few people: left out, so that nobody can be recognised. At the edge: outside the map a place may be nearer, or there may be more. Cannot be reached: addresses without a way to it.</translation>
    </message>
    <message>
      <source>Vak</source>
      <translation>Square</translation>
    </message>
    <message>
      <source>Wegen: OpenStreetMap, {0}.</source>
      <translation>Roads: OpenStreetMap, {0}.</translation>
    </message>
    <message>
      <source>Wijk</source>
      <translation>District (wijk)</translation>
    </message>
    <message>
      <source>aan de rand</source>
      <translation>at the edge</translation>
    </message>
    <message>
      <source>geen adressen</source>
      <translation>no addresses</translation>
    </message>
    <message>
      <source>geen cijfer</source>
      <translation>no figure</translation>
    </message>
    <message>
      <source>hele gemeente: {0}</source>
      <translation>whole municipality: {0}</translation>
    </message>
    <message>
      <source>niet bereikbaar</source>
      <translation>cannot be reached</translation>
    </message>
    <message>
      <source>te weinig mensen</source>
      <translation>too few people</translation>
    </message>
    <message>
      <source>te weinig mensen voor een cijfer</source>
      <translation>too few people for a figure</translation>
    </message>
    <message>
      <source>zonder trappen</source>
      <translation>without stairs</translation>
    </message>
    <message>
      <source>{0} niet bereikbaar</source>
      <translation>{0} cannot be reached</translation>
    </message>
  </context>
  <context>
    <name>schalen</name>
    <message>
      <source>meer dan {0}</source>
      <translation>more than {0}</translation>
    </message>
    <message>
      <source>tot {0}</source>
      <translation>up to {0}</translation>
    </message>
  </context>
  <context>
    <name>share_dialog</name>
    <message>
      <source>Deel de kaart</source>
      <translation>Share the map</translation>
    </message>
    <message>
      <source>Verder</source>
      <translation>Next</translation>
    </message>
  </context>
  <context>
    <name>stelsel</name>
    <message>
      <source>Wat zijn de getallen?</source>
      <translation>What are the numbers?</translation>
    </message>
    <message>
      <source>graden, zoals 5,92 en 52,56 (gps)</source>
      <translation>degrees, such as 5.92 and 52.56 (gps)</translation>
    </message>
    <message>
      <source>meters, zoals 191000 en 507000 (Rijksdriehoek)</source>
      <translation>metres, such as 191000 and 507000 (Dutch grid)</translation>
    </message>
  </context>
  <context>
    <name>uitleg</name>
    <message>
      <source>, waarvan {0} te ver van een weg</source>
      <translation>, of which {0} too far from a road</translation>
    </message>
    <message>
      <source>, {0} inwoners volgens het CBS ({1})</source>
      <translation>, {0} inhabitants according to CBS ({1})</translation>
    </message>
    <message>
      <source>1 tot 2 km</source>
      <translation>1 to 2 km</translation>
    </message>
    <message>
      <source>2 tot 5 km</source>
      <translation>2 to 5 km</translation>
    </message>
    <message>
      <source>250 tot 500 m</source>
      <translation>250 to 500 m</translation>
    </message>
    <message>
      <source>500 m tot 1 km</source>
      <translation>500 m to 1 km</translation>
    </message>
    <message>
      <source>Adressen</source>
      <translation>Addresses</translation>
    </message>
    <message>
      <source>Afstand</source>
      <translation>Distance</translation>
    </message>
    <message>
      <source>Bij de plek loopt de straat dood. De {0} naar de volgende straat telt mee.</source>
      <translation>At the place the street is a dead end. The {0} to the next street counts.</translation>
    </message>
    <message>
      <source>Bij het begin loopt de straat dood. De {0} naar de volgende straat telt mee.</source>
      <translation>At the start the street is a dead end. The {0} to the next street counts.</translation>
    </message>
    <message>
      <source>Binnen 500 meter ligt geen weg. Daarom is er geen afstand.</source>
      <translation>There is no road within 500 metres. That is why there is no distance.</translation>
    </message>
    <message>
      <source>Bronnen</source>
      <translation>Sources</translation>
    </message>
    <message>
      <source>Daarna</source>
      <translation>After that</translation>
    </message>
    <message>
      <source>Daarna: {0}, {1} {2}.</source>
      <translation>After that: {0}, {1} {2}.</translation>
    </message>
    <message>
      <source>De meters tussen deur en straat tellen mee, zoals bij het CBS.</source>
      <translation>The metres between door and street count, as with CBS.</translation>
    </message>
    <message>
      <source>Dichtstbij</source>
      <translation>Nearest</translation>
    </message>
    <message>
      <source>Dichtstbij: {0}, {1} {2}.</source>
      <translation>Nearest: {0}, {1} {2}.</translation>
    </message>
    <message>
      <source>Dit vak van 100 meter heeft geen cijfer: er wonen te weinig mensen.</source>
      <translation>This square of 100 metres has no figure: too few people live there.</translation>
    </message>
    <message>
      <source>Elk adres telt zo zwaar als dit zegt: {0}.</source>
      <translation>Each address counts as heavily as this says: {0}.</translation>
    </message>
    <message>
      <source>Er is geen plek bekend in de gegevens. Daarom is er geen afstand.</source>
      <translation>No place is known in the data. That is why there is no distance.</translation>
    </message>
    <message>
      <source>Er is geen plek bekend in de gegevens. Daarom is er geen cijfer.</source>
      <translation>No place is known in the data. That is why there is no figure.</translation>
    </message>
    <message>
      <source>Het cijfer is weggelaten: er wonen minder dan 10 mensen, of dat is niet bekend.</source>
      <translation>The figure is left out: fewer than 10 people live there, or that is not known.</translation>
    </message>
    <message>
      <source>Het cijfer van {0}</source>
      <translation>The figure of {0}</translation>
    </message>
    <message>
      <source>Hoe is gemeten</source>
      <translation>How it was measured</translation>
    </message>
    <message>
      <source>In dit vak van 100 meter: {0} adressen, gemiddeld {1}.</source>
      <translation>In this square of 100 metres: {0} addresses, average {1}.</translation>
    </message>
    <message>
      <source>Mensen</source>
      <translation>People</translation>
    </message>
    <message>
      <source>Methode in het kort</source>
      <translation>Method in short</translation>
    </message>
    <message>
      <source>Niet meegeteld: {0}.</source>
      <translation>Not included: {0}.</translation>
    </message>
    <message>
      <source>Trappen tellen niet mee als weg.</source>
      <translation>Stairs do not count as a way.</translation>
    </message>
    <message>
      <source>Vanaf hier is geen weg gevonden. Dat heet ‘niet bereikbaar’ en is geen 0.</source>
      <translation>No way was found from here. That is called ‘cannot be reached’ and is not 0.</translation>
    </message>
    <message>
      <source>Voor wie: {0}.</source>
      <translation>For whom: {0}.</translation>
    </message>
    <message>
      <source>binnen 500 m woont {0}, binnen 1 km {1}</source>
      <translation>{0} live within 500 m, {1} within 1 km</translation>
    </message>
    <message>
      <source>dit punt</source>
      <translation>this point</translation>
    </message>
    <message>
      <source>gemiddeld {0}; de helft woont binnen {1}, 9 van de 10 binnen {2}</source>
      <translation>average {0}; half live within {1}, 9 out of 10 within {2}</translation>
    </message>
    <message>
      <source>lopend</source>
      <translation>on foot</translation>
    </message>
    <message>
      <source>meer dan 5 km</source>
      <translation>more than 5 km</translation>
    </message>
    <message>
      <source>met de auto</source>
      <translation>by car</translation>
    </message>
    <message>
      <source>niet bereikbaar</source>
      <translation>cannot be reached</translation>
    </message>
    <message>
      <source>niet bereikbaar: {0} adressen</source>
      <translation>cannot be reached: {0} addresses</translation>
    </message>
    <message>
      <source>op de fiets</source>
      <translation>by bicycle</translation>
    </message>
    <message>
      <source>plekken in de gegevens: {0}, in de buurt zelf: {1}</source>
      <translation>places in the data: {0}, in the neighbourhood itself: {1}</translation>
    </message>
    <message>
      <source>rand: bij {0} adressen kan buiten de kaart een plek dichterbij zijn</source>
      <translation>edge: for {0} addresses a place may be nearer outside the map</translation>
    </message>
    <message>
      <source>tot 250 m</source>
      <translation>up to 250 m</translation>
    </message>
    <message>
      <source>tussen deur en straat</source>
      <translation>between door and street</translation>
    </message>
    <message>
      <source>weg zonder naam</source>
      <translation>road without a name</translation>
    </message>
    <message>
      <source>{0} adressen</source>
      <translation>{0} addresses</translation>
    </message>
    <message>
      <source>{0} adressen liggen aan een straat die doodloopt</source>
      <translation>{0} addresses are on a street that is a dead end</translation>
    </message>
    <message>
      <source>{0} tussen de straat en de plek</source>
      <translation>{0} between the street and the place</translation>
    </message>
    <message>
      <source>{0} tussen het begin en de straat</source>
      <translation>{0} between the start and the street</translation>
    </message>
    <message>
      <source>{0}, trap</source>
      <translation>{0}, stairs</translation>
    </message>
    <message>
      <source>{0}, vanaf {1}</source>
      <translation>{0}, from {1}</translation>
    </message>
    <message>
      <source>{0}: het dichtstbij voor {1} adressen</source>
      <translation>{0}: the nearest for {1} addresses</translation>
    </message>
  </context>
  <context>
    <name>waarop</name>
    <message>
      <source>Aan de rand, waar buiten de kaart een plek dichterbij kan zijn: {0}.</source>
      <translation>At the edge, where a place may be nearer outside the map: {0}.</translation>
    </message>
    <message>
      <source>Adressen die te ver van een weg liggen, en dus niet bereikbaar zijn: {0}.</source>
      <translation>Addresses that lie too far from a road, and so cannot be reached: {0}.</translation>
    </message>
    <message>
      <source>Alleen in OpenStreetMap: {0}.</source>
      <translation>Only in OpenStreetMap: {0}.</translation>
    </message>
    <message>
      <source>Alleen op jullie kaart: {0}.</source>
      <translation>Only on your map: {0}.</translation>
    </message>
    <message>
      <source>Bronnen</source>
      <translation>Sources</translation>
    </message>
    <message>
      <source>Elk adres telt zo zwaar als dit zegt: {0}.</source>
      <translation>Each address counts as heavily as this says: {0}.</translation>
    </message>
    <message>
      <source>Er is 1 plek bekend in het hele gebied van de ondergrond.</source>
      <translation>1 place is known in the whole area of the base map.</translation>
    </message>
    <message>
      <source>Er is geen plek bekend in de gegevens. Daarom zijn er geen cijfers.</source>
      <translation>No place is known in the data. That is why there are no figures.</translation>
    </message>
    <message>
      <source>Er zijn {0} plekken bekend in het hele gebied van de ondergrond.</source>
      <translation>{0} places are known in the whole area of the base map.</translation>
    </message>
    <message>
      <source>Geen buurten aan de rand van de gegevens, en niets weggelaten.</source>
      <translation>No neighbourhoods at the edge of the data, and nothing left out.</translation>
    </message>
    <message>
      <source>Hoe is gemeten</source>
      <translation>How it was measured</translation>
    </message>
    <message>
      <source>Iemand komt tot {0} meter ver. Dat is jullie eigen keuze.</source>
      <translation>Someone gets as far as {0} metres. That is your own choice.</translation>
    </message>
    <message>
      <source>In allebei, en één keer geteld: {0}.</source>
      <translation>In both, and counted once: {0}.</translation>
    </message>
    <message>
      <source>Lees dit ook</source>
      <translation>Read this too</translation>
    </message>
    <message>
      <source>Methode in het kort</source>
      <translation>Method in short</translation>
    </message>
    <message>
      <source>Ook de meters tussen de deur en de straat tellen mee, zoals bij het CBS.</source>
      <translation>The metres between the door and the street count too, as with CBS.</translation>
    </message>
    <message>
      <source>Staat er geen plek in de gegevens, dan is er geen cijfer. Dat is iets anders dan 0.</source>
      <translation>If there is no place in the data, there is no figure. That is something else than 0.</translation>
    </message>
    <message>
      <source>Trappen tellen niet mee als weg.</source>
      <translation>Stairs do not count as a way.</translation>
    </message>
    <message>
      <source>Voor elk adres zoeken we over de weg de plek die het dichtstbij is, en daarna nemen we het gemiddelde van de mensen.</source>
      <translation>For each address we search by road for the place that is nearest, and then we take the average of the people.</translation>
    </message>
    <message>
      <source>Voor wie: {0}.</source>
      <translation>For whom: {0}.</translation>
    </message>
    <message>
      <source>Waar het cijfer minder zeker is</source>
      <translation>Where the figure is less certain</translation>
    </message>
    <message>
      <source>Weggelaten om mensen te beschermen: {0}.</source>
      <translation>Left out to protect people: {0}.</translation>
    </message>
    <message>
      <source>Welke plekken tellen</source>
      <translation>Which places count</translation>
    </message>
    <message>
      <source>Wie er niet kan komen, telt niet mee in een gemiddelde. In een deel (‘binnen 500 m’) telt hij wel mee, als iemand die er niet binnen woont.</source>
      <translation>Those who cannot come there, do not count in an average. In a share (‘within 500 m’) they do count, as someone who does not live within it.</translation>
    </message>
    <message>
      <source>alleen plekken die passen bij de keuze</source>
      <translation>only places that fit the choice</translation>
    </message>
    <message>
      <source>geteld naar {0}</source>
      <translation>counted by {0}</translation>
    </message>
    <message>
      <source>met de meters tussen deur en straat</source>
      <translation>with the metres between door and street</translation>
    </message>
    <message>
      <source>tot {0} meter</source>
      <translation>up to {0} metres</translation>
    </message>
    <message>
      <source>zonder trappen</source>
      <translation>without stairs</translation>
    </message>
  </context>
  <context>
    <name>watals</name>
    <message>
      <source>, gemiddeld {0} verder</source>
      <translation>, on average {0} farther</translation>
    </message>
    <message>
      <source>1 buurt met te weinig mensen staat niet in de getallen.</source>
      <translation>1 neighbourhood with too few people is not in the numbers.</translation>
    </message>
    <message>
      <source>10 of meer van de 100 eraf</source>
      <translation>10 or more of every 100 fewer</translation>
    </message>
    <message>
      <source>10 of meer van de 100 erbij</source>
      <translation>10 or more of every 100 extra</translation>
    </message>
    <message>
      <source>100 m of meer dichterbij</source>
      <translation>100 m or more nearer</translation>
    </message>
    <message>
      <source>100 m of meer verder weg</source>
      <translation>100 m or more farther away</translation>
    </message>
    <message>
      <source>Adressen</source>
      <translation>Addresses</translation>
    </message>
    <message>
      <source>Adressen zonder weg naar een plek: nu {0}, met het plan {1}. Die tellen in geen gemiddelde mee.</source>
      <translation>Addresses without a way to a place: now {0}, with the plan {1}. These do not count in any average.</translation>
    </message>
    <message>
      <source>Buurt</source>
      <translation>Neighbourhood (buurt)</translation>
    </message>
    <message>
      <source>Buurten en inwoners: CBS {0}. Wegen en plekken: OpenStreetMap.</source>
      <translation>Neighbourhoods and inhabitants: CBS {0}. Roads and places: OpenStreetMap.</translation>
    </message>
    <message>
      <source>Buurten staan op naam. Dit is geen ranglijst. Wat dicht kan, rekent het programma niet uit: dat is een keuze van mensen.</source>
      <translation>Neighbourhoods are in order of name. This is not a ranking. The program does not work out what can close: that is a choice of people.</translation>
    </message>
    <message>
      <source>De gemiddelde afstand over de weg.</source>
      <translation>The average distance by road.</translation>
    </message>
    <message>
      <source>Dichtbij is nog niet open, toegankelijk of gastvrij. Dat zegt een afstand niet.</source>
      <translation>Nearby is not yet open, accessible or welcoming. A distance does not tell that.</translation>
    </message>
    <message>
      <source>Dichtbij nu</source>
      <translation>Nearby now</translation>
    </message>
    <message>
      <source>Dichtbij straks</source>
      <translation>Nearby later</translation>
    </message>
    <message>
      <source>Dichterbij</source>
      <translation>Nearer</translation>
    </message>
    <message>
      <source>Dit plan is nog leeg: zet er een plek bij. {0}</source>
      <translation>This plan is still empty: add a place. {0}</translation>
    </message>
    <message>
      <source>Een plan is een proef. Het verandert niets aan de plekken op jullie kaart.</source>
      <translation>A plan is a trial. It changes nothing about the places on your map.</translation>
    </message>
    <message>
      <source>Een proef. {0}, {1}.</source>
      <translation>A trial. {0}, {1}.</translation>
    </message>
    <message>
      <source>Gemiddeld nu</source>
      <translation>Average now</translation>
    </message>
    <message>
      <source>Gemiddeld straks</source>
      <translation>Average later</translation>
    </message>
    <message>
      <source>Geteld: {0}, {1}. Mensen per adres: {2}.</source>
      <translation>Counted: {0}, {1}. People per address: {2}.</translation>
    </message>
    <message>
      <source>Hoeveel er met dit plan binnen de afstand wonen.</source>
      <translation>How many live within the distance with this plan.</translation>
    </message>
    <message>
      <source>Hoeveel er nu binnen de afstand wonen.</source>
      <translation>How many live within the distance now.</translation>
    </message>
    <message>
      <source>Hoeveel er zijn geteld.</source>
      <translation>How many have been counted.</translation>
    </message>
    <message>
      <source>Let op</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Mensen</source>
      <translation>People</translation>
    </message>
    <message>
      <source>Methode in het kort: {0}</source>
      <translation>Method in short: {0}</translation>
    </message>
    <message>
      <source>Minder dan 10 mensen laten we niet zien, en ook geen buurt met minder dan 10 mensen. Zo kun je niemand herkennen.</source>
      <translation>We do not show fewer than 10 people, nor a neighbourhood with fewer than 10 people. That way nobody can be recognised.</translation>
    </message>
    <message>
      <source>Verder weg</source>
      <translation>Farther away</translation>
    </message>
    <message>
      <source>Verschil</source>
      <translation>Difference</translation>
    </message>
    <message>
      <source>Voor elk adres zoeken we over de weg de plek die het dichtstbij is: eerst zoals het nu is, dan met het plan. Het verschil zie je hier.</source>
      <translation>For each address we search by road for the place that is nearest: first as it is now, then with the plan. You see the difference here.</translation>
    </message>
    <message>
      <source>Voor hoeveel mensen de weg korter wordt.</source>
      <translation>For how many people the way gets shorter.</translation>
    </message>
    <message>
      <source>Voor hoeveel mensen de weg langer wordt.</source>
      <translation>For how many people the way gets longer.</translation>
    </message>
    <message>
      <source>Voor minder dan 10 {0} wordt de weg langer.</source>
      <translation>For fewer than 10 {0} the way gets longer.</translation>
    </message>
    <message>
      <source>Voor niemand wordt de weg langer: er is een plek die net zo dichtbij is.</source>
      <translation>The way gets longer for nobody: there is a place that is just as near.</translation>
    </message>
    <message>
      <source>Voor {0}{1} {2} wordt de weg langer.</source>
      <translation>For {0}{1} {2} the way gets longer.</translation>
    </message>
    <message>
      <source>Wat als er een plek bij komt, verhuist of dichtgaat? Probeer het in een plan.
Sleep een plek over de kaart en zie meteen voor wie de weg korter of langer wordt.
Een plan verandert niets aan de plekken op jullie kaart.</source>
      <translation>What if a place is added, moves or closes? Try it in a plan.
Drag a place over the map and see at once for whom the way gets shorter or longer.
A plan changes nothing about the places on your map.</translation>
    </message>
    <message>
      <source>aan de rand</source>
      <translation>at the edge</translation>
    </message>
    <message>
      <source>adressen</source>
      <translation>addresses</translation>
    </message>
    <message>
      <source>deze plek</source>
      <translation>this place</translation>
    </message>
    <message>
      <source>evenveel</source>
      <translation>as many</translation>
    </message>
    <message>
      <source>gaat dicht</source>
      <translation>closes</translation>
    </message>
    <message>
      <source>geen cijfer</source>
      <translation>no figure</translation>
    </message>
    <message>
      <source>gelijk</source>
      <translation>the same</translation>
    </message>
    <message>
      <source>komt erbij</source>
      <translation>is added</translation>
    </message>
    <message>
      <source>mensen</source>
      <translation>people</translation>
    </message>
    <message>
      <source>minder dan 10 mensen dichterbij</source>
      <translation>fewer than 10 people nearer</translation>
    </message>
    <message>
      <source>minder dan 10 mensen verder weg</source>
      <translation>fewer than 10 people farther away</translation>
    </message>
    <message>
      <source>ongeveer </source>
      <translation>about </translation>
    </message>
    <message>
      <source>plek zonder naam</source>
      <translation>place without a name</translation>
    </message>
    <message>
      <source>te weinig mensen voor een cijfer</source>
      <translation>too few people for a figure</translation>
    </message>
    <message>
      <source>tot 10 van de 100 eraf</source>
      <translation>up to 10 of every 100 fewer</translation>
    </message>
    <message>
      <source>tot 10 van de 100 erbij</source>
      <translation>up to 10 of every 100 extra</translation>
    </message>
    <message>
      <source>tot 100 m dichterbij</source>
      <translation>up to 100 m nearer</translation>
    </message>
    <message>
      <source>tot 100 m verder weg</source>
      <translation>up to 100 m farther away</translation>
    </message>
    <message>
      <source>verhuist</source>
      <translation>moves</translation>
    </message>
    <message>
      <source>zonder naam</source>
      <translation>without a name</translation>
    </message>
    <message>
      <source>{0} adressen zonder weg erheen</source>
      <translation>{0} addresses without a way to it</translation>
    </message>
    <message>
      <source>{0} buurten met te weinig mensen staan niet in de getallen.</source>
      <translation>{0} neighbourhoods with too few people are not in the numbers.</translation>
    </message>
    <message>
      <source>{0} dichtbij</source>
      <translation>{0} nearby</translation>
    </message>
    <message>
      <source>{0} plekken van deze soort tellen nu mee: uit OpenStreetMap en uit jullie kaart.</source>
      <translation>{0} places of this kind count now: from OpenStreetMap and from your map.</translation>
    </message>
    <message>
      <source>{0} {1} minder wonen dan nog dichtbij genoeg.</source>
      <translation>{0} fewer {1} then live near enough.</translation>
    </message>
    <message>
      <source>{0}: de gemiddelde afstand</source>
      <translation>{0}: the average distance</translation>
    </message>
    <message>
      <source>{0}: minder dan 10 {1}</source>
      <translation>{0}: fewer than 10 {1}</translation>
    </message>
    <message>
      <source>{0}: wie er dichtbij woont</source>
      <translation>{0}: who lives nearby there</translation>
    </message>
    <message>
      <source>‘Aan de rand’: misschien is er net buiten de kaart een plek die dichterbij is.</source>
      <translation>‘At the edge’: perhaps there is a place just outside the map that is nearer.</translation>
    </message>
  </context>
</TS>
