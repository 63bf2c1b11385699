"""Links of the documents lead somewhere: to a file of the repository, and to a heading that is there."""

import pytest

from tests.docs.pages import ROOT, anchors, links, read

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    assert [link for link in links(read(page)) if not _leads_somewhere(page, link)] == []


def test_a_link_that_leads_nowhere_is_found():
    guide = ROOT / "docs" / "guide" / "en.md"
    assert _leads_somewhere(guide, "#run") and _leads_somewhere(guide, "../threat-model.md")
    assert not _leads_somewhere(guide, "#walk") and not _leads_somewhere(guide, "../no-model.md")


def _leads_somewhere(page, link):
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists():
        return False
    return not anchor or anchor in anchors(read(target))
