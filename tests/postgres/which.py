"""Which tests of the house are done again on PostgreSQL: those that run a statement there which no other runs.

Counted, and not guessed, on 23 November 2026: of each test that was done there it was written down which statements it
ran, and those were left out that ran none of their own. Whole files where order counts and not the statement alone:
locks, what a fault leaves of a transaction, bytes, constraints, statements written by hand, what an erasure leaves.
"""

WHOLE = (
    *("backups/test_round_trip.py", "charity/test_drawers.py", "charity/test_sessions.py"),
    *("charity/test_turning.py", "cli/test_tick.py", "files/test_at_once.py", "files/test_care_team.py"),
    *("files/test_contacts.py", "files/test_header_outrun.py", "files/test_keys_to_turn.py"),
    *("files/test_lists.py", "files/test_lists_agree.py", "files/test_places_taken_up.py"),
    *("files/test_readers.py", "gate", "ledger/test_open_source.py", "rights/test_at_once.py"),
    *("rights/test_erasing.py", "rights/test_traces.py", "sharing/test_enquiries.py", "store"),
)
SOME = {
    "backups/test_erased.py": (
        "test_a_backup_from_before_it_does_not_bring_it_back",
        "test_work_and_backups_go_on_after_it",
    ),
    "backups/test_home.py": ("test_nothing_is_said_where_all_is_well",),
    "backups/test_hostile.py": ("test_an_old_backup_put_back_under_a_later_checkpoint_is_refused",),
    "backups/test_making.py": (
        "test_a_ledger_that_does_not_fit_its_head_is_not_backed_up",
        "test_nothing_is_sealed_to_a_key_that_was_put_in",
    ),
    # Of passkeys what their rows do; the rest is what browsers and their devices say.
    "charity/test_passkeys.py": (
        "test_a_passkey_that_is_here_already_is_not_added_to_another",
        "test_a_count_that_goes_back_is_refused_and_written_down",
        "test_a_spoilt_passkey_is_passed_over_and_written_down",
    ),
    # What Home asks of all registers at once.
    "conduct/test_dealing.py": ("test_what_is_late_is_on_the_home_of_all_who_deal_with_such",),
    "conduct/test_reporting.py": ("test_sent_twice_it_is_kept_once",),
    "files/test_joining.py": ("test_counsellors_are_left_out_where_the_code_keeps_them_apart",),
    "files/test_paper.py": (
        "test_what_should_be_back_is_on_home_for_whoever_has_it_and_then_for_the_office",
    ),
    "files/test_worries.py": (
        "test_a_worry_is_not_ticked_off_without_a_word",
        "test_it_is_on_the_list_of_whoever_owes_it_and_of_safeguarding",
        "test_nobody_ticks_what_another_office_owes",
        "test_under_cwc_a_crime_is_reported_there_as_well",
    ),
    "oversight/test_looked.py": (
        "test_a_long_history_has_pages",
        "test_entries_from_before_the_key_was_turned_can_still_be_read",
        "test_the_newest_comes_first_and_the_looking_is_written_down",
        "test_what_broke_is_not_said_to_be_a_look",
    ),
    "oversight/test_processing.py": (
        "test_the_same_form_twice_is_kept_once_and_other_words_are_not_lost_in_silence",
        "test_what_cannot_be_kept_is_said_in_the_form",
    ),
    "oversight/test_recorded.py": (
        "test_a_locked_session_is_said_to_be",
        "test_in_french",
        "test_keys_that_turn_by_themselves_are_not_the_members_doing",
    ),
    "oversight/test_refusals.py": (
        "test_a_form_that_the_code_permits_is_no_refusal",
        "test_no_reference_of_a_file_that_is_shut_to_the_reader",
        "test_nor_a_trustee_where_the_code_keeps_members_papers_from_them",
        "test_without_the_key_of_members_papers_it_is_refused_and_written_down",
    ),
    "sharing/test_consultations.py": (
        "test_2012_lets_a_volunteer_be_supported_by_name",
        "test_asked_says_more_on_the_same_terms",
        "test_nor_does_whoever_asked",
        "test_said_again_in_other_words_the_first_stays_and_it_is_told",
        "test_what_was_changed_since_it_was_read_over_does_not_go",
        "test_words_and_key_are_in_no_column",
    ),
    "sharing/test_disclosures.py": (
        "test_a_ground_that_carries_is_told_and_registered",
        "test_a_refusal_is_written_down_too",
        "test_told_twice_goes_once",
    ),
    "sharing/test_dues.py": (
        "test_a_disclosure_after_a_talk_and_consent_owes_nothing_more",
        "test_it_is_done_from_home_and_by_its_own_office_alone",
        "test_it_is_said_on_the_file_as_well",
        "test_it_passes_to_nobody_while_a_colleague_of_the_office_can_do_it",
        "test_nor_while_the_keys_of_whoever_looks_again_rest_if_there_is_another",
        "test_who_has_no_part_in_it_neither_sees_nor_does_it",
        "test_whoever_it_passed_to_does_it",
    ),
    "sharing/test_register.py": (
        "test_a_file_that_is_closed_to_the_reader_keeps_its_line_to_itself",
        "test_the_manager_reads_it",
        "test_the_way_to_it_is_shown_to_those_who_may_read_it",
    ),
    "sharing/test_threads_at_the_gate.py": (
        "test_a_broken_message_is_a_fault_of_its_file_for_the_one_asked",
    ),
}
TESTS = [f"tests/app/{one}" for one in WHOLE]
TESTS += [f"tests/app/{file}::{name}" for file, names in SOME.items() for name in names]
