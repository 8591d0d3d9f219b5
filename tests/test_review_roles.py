"""Who may edit where a provider to sign in with is configured: told by the provider, named by us, nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import free_port, serve
from tests.looking import map_frame
from tests.signing_in import Provider, provider, secrets


@pytest.fixture(scope="module")
def provided() -> Iterator[Provider]:
    with provider() as made:
        yield made


@pytest.fixture(scope="module")
def hosted(provided: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("hosted"), free_port()
    (folder / "secrets.toml").write_text(secrets(provided, port), encoding="utf-8")
    told = {"HISAR_EDITORS": "Editor@example.org", "HISAR_EDIT": "local", "HISAR_DOCUMENTS": "seeds"}
    store = str(Path(folder) / "team.hisar")
    with serve(f"--secrets.files={folder / 'secrets.toml'}", port=port, HISAR_STORE=store, **told) as address:
        yield address


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/?v=1&lang=en&page=review")
    map_frame(page)
    expect(page.get_by_text("Only editors see this page.")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Sign in to edit").click()
    page.get_by_role("button", name="Sign out").wait_for()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "visitor@example.org", "email_verified": True},
        {"email": "editor@example.org", "email_verified": False},
        {},
    ],
)
def test_who_is_signed_in_and_not_named_reads(
    page: Page, hosted: str, provided: Provider, claims: dict[str, object]
) -> None:
    provided.claims = claims
    sign_in(page, hosted)
    expect(page.get_by_text("not named as an editor here")).to_be_visible(timeout=20_000)
    assert page.get_by_role("button", name="Accept").count() == 0


def test_an_editor_signs_what_they_change(page: Page, hosted: str, provided: Provider) -> None:
    provided.claims = {"email": "editor@example.org", "email_verified": True}
    sign_in(page, hosted)
    page.goto(f"{hosted}/?v=1&lang=en&page=review")
    page.get_by_role("button", name="Accept").first.click()
    page.get_by_text("Changes", exact=True).click()
    expect(page.get_by_text("editor@example.org: accepted")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in to edit")).to_be_visible(timeout=20_000)
