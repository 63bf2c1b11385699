"""Routes of files. References are short random codes; no address holds a name."""

from django.urls import path

from inconfidence.files.views import contacts, first_contact, home, paper, places, team, worries

urlpatterns = [
    path("", home.home, name="home"),
    path("worried/", worries.worried, name="worried"),
    path("files/", home.files, name="files"),
    path("files/new/", first_contact.new_file, name="new-file"),
    path("requests/somebody/", first_contact.somebody_asks, name="somebody-asks"),
    path("files/keys/", team.keys_turn, name="keys-turn"),
    path("files/<slug:reference>/", home.file, name="file"),
    path("files/<slug:reference>/paper/new/", paper.paper_put, name="paper-put"),
    path("files/<slug:reference>/paper/<uuid:record>/", paper.file_paper, name="file-paper"),
    path("files/<slug:reference>/paper/<uuid:record>/back/", paper.paper_back, name="paper-back"),
    path("files/<slug:reference>/paper/<uuid:record>/end/", paper.paper_end, name="paper-end"),
    path("paper/", paper.papers, name="papers"),
    path("paper/places/new/", places.place_new, name="place-new"),
    path("paper/places/<uuid:place_id>/", places.place, name="place"),
    path("paper/places/<uuid:place_id>/close/", places.place_close, name="place-close"),
    path(
        "paper/places/<uuid:place_id>/keys/<uuid:key_id>/back/", places.place_key_back, name="place-key-back"
    ),
    path("files/<slug:reference>/header/", contacts.header, name="header"),
    path("files/<slug:reference>/first-contact/", first_contact.first_contact, name="first-contact"),
    path(
        "files/<slug:reference>/first-contact/<slug:step>/",
        first_contact.first_contact_step,
        name="first-contact-step",
    ),
    path(
        "files/<slug:reference>/first-contact/<slug:step>/undo/",
        first_contact.first_contact_undo,
        name="first-contact-undo",
    ),
    path("files/<slug:reference>/client/", first_contact.client_now, name="client-now"),
    path("files/<slug:reference>/client/undo/", first_contact.client_undo, name="client-undo"),
    path("files/<slug:reference>/contacts/new/", contacts.contact_new, name="contact-new"),
    path("files/<slug:reference>/contacts/<uuid:record>/", contacts.contact, name="contact"),
    path(
        "files/<slug:reference>/contacts/<uuid:record>/correct/",
        contacts.contact_correct,
        name="contact-correct",
    ),
    path("files/<slug:reference>/contacts/<uuid:record>/move/", contacts.contact_move, name="contact-move"),
    path("files/<slug:reference>/team/", team.team, name="team"),
    path("files/<slug:reference>/team/<uuid:member_id>/remove/", team.team_remove, name="team-remove"),
    path("files/<slug:reference>/worries/<uuid:record>/seen/", worries.worry_seen, name="worry-seen"),
    path(
        "files/<slug:reference>/worries/<uuid:record>/correct/", worries.worry_correct, name="worry-correct"
    ),
    path("files/<slug:reference>/due/<uuid:record>/done/", worries.due_done, name="due-done"),
]
