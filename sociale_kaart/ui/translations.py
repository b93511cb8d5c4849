"""The language of the window: Dutch as written in the source, or English from `resources`.

Texts that belong to a kaart (lists, messages about the data, all that is printed) stay Dutch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from sociale_kaart.base import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def install_language(application: QApplication, taal: str) -> None:
    """Show what is made from now on in a language, with Qt's own buttons.

    Args:
        application: owner of the translators.
        taal: nl or en.
    """
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    # Numbers and dates are written the Dutch way in both: they are about Dutch data.
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    if taal == "en":
        # Qt's own texts are English by themselves.
        files = [(f"sociale_kaart_{taal}", str(paths.resource("vertalingen")))]
    else:
        files = [("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))]
    for name, folder in files:
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
