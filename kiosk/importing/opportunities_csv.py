"""`opportunities.csv`: projects, posts and collaborations on offer."""

from __future__ import annotations

from kiosk.domain.localized import LANGUAGES
from kiosk.domain.opportunity import Opportunity, OpportunityKind
from kiosk.importing.cells import NONE, choice, count, listed
from kiosk.importing.csv_table import CsvTable

FILE = "opportunities.csv"
REQUIRED = ("id",)
COLUMNS = (
    *REQUIRED, "kind", "organisation", "sectors", "skills", "places", "contact", "tables", "slots",
    *(f"{base}_{language}" for base in ("title", "summary") for language in LANGUAGES),
)  # fmt: skip


def read_opportunities(table: CsvTable) -> tuple[Opportunity, ...]:
    """Everything on offer, in the order of the table. A missing kind is a project."""
    table.unknown(COLUMNS)
    opportunities = map(
        Opportunity,
        table.ids(),
        table.converted("kind", choice(OpportunityKind, OpportunityKind.PROJECT), OpportunityKind.PROJECT),
        table.titles(),
        table.localized("summary"),
        table.line_texts("organisation"),
        table.converted("sectors", listed, NONE),
        table.converted("skills", listed, NONE),
        table.converted("places", count, None),
        table.line_texts("contact"),
        table.converted("tables", listed, NONE),
        table.converted("slots", listed, NONE),
    )
    return tuple(opportunities)
