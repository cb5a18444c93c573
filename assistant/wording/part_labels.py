"""What the parts of an interpretation are called on the line that shows how a question was understood."""

MUNICIPALITY = "Kunta"
ORGANISATION, FIGURE, COLUMN, TASK = "Yksikkö", "Luku", "Sarake", "Tehtävä"
PROJECT, PROJECTS, FIELD = "Hanke", "Hankkeet", "Tieto"
GOAL, RISK, LIMIT = "Tavoite", "Riski", "Raja"
SEARCH, IN_TEXT, IN_TEXT_MANY = "Haku", "Tekstin luku", "Tekstin luvut"
READ_AS = "Kysymys tulkittiin"
FIRST = "Ensin kysytty"
