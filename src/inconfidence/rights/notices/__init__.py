"""Notices of what is held, made from what is really there: for a client, for a member, and for everybody who may
come (csf-2012/inform-held, csf-2016/inform-held, csf-2024/privacy-policy)."""

from inconfidence.rights.notices.notice import Notice, notice_pdf
from inconfidence.rights.notices.of_charity import notice_of_charity
from inconfidence.rights.notices.of_file import Hearing, notice_of_file
from inconfidence.rights.notices.of_member import notice_of_member

__all__ = ["Hearing", "Notice", "notice_of_charity", "notice_of_file", "notice_of_member", "notice_pdf"]
