"""The parsers of web pages, imported without the socket that one of their parts opens when it is imported.

urllib3, which they bring along, asks the machine whether it has IPv6 by binding a socket. Recount fetches
nothing with it, and opens no socket but for an address that the user names.
"""

import socket

_has_ipv6 = socket.has_ipv6
socket.has_ipv6 = False  # then it is not asked
try:
    from htmldate import find_date
    from trafilatura import bare_extraction, extract_metadata, html2txt, load_html
finally:
    socket.has_ipv6 = _has_ipv6

__all__ = ["bare_extraction", "extract_metadata", "find_date", "html2txt", "load_html"]
