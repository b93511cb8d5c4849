"""Changing hulpbronnen and finding them."""

from __future__ import annotations

from sociale_kaart.ui.commands.group import Group


class BewerkenCommands(Group):
    """Changing hulpbronnen and finding them."""

    def undo(self) -> None:
        """Take the last step back."""
        self.workspace.register.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.workspace.register.redo()

    def add(self) -> None:
        """Begin a new hulpbron."""
        self.workspace.begin_new()

    def edit(self) -> None:
        """Go to the name of the selected hulpbron."""
        self.workspace.layout.reveal("hulpbron")
        self.workspace.form.detail.focus_name()

    def delete(self) -> None:
        """Remove what is selected; undo brings it back."""
        self.workspace.register.delete(self.workspace.register.selected)

    def search(self) -> None:
        """Go to the search box."""
        self.workspace.search.setFocus()
        self.workspace.search.selectAll()

    def show_everything(self) -> None:
        """Hide nothing any more."""
        self.workspace.filters.show_all()
        self.workspace.map.focus_buurt(None)

    def change_many(self) -> None:
        """Ask what changes for everything that is selected."""
        self.workspace.table_panel.work.ask_bulk()

    def mark_checked(self) -> None:
        """Write down that what is selected was checked today."""
        self.workspace.table_panel.work.mark_checked()

    def show_history(self) -> None:
        """Show all steps of the kaart."""
        self.workspace.layout.reveal("geschiedenis").setFocus()
