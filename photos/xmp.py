"""The few fields of an XMP packet that a newspaper reads.

https://developer.adobe.com/xmp/docs/XMPSpecifications/ and the IPTC Photo Metadata Standard.
"""

from __future__ import annotations

from xml.etree import ElementTree

LARGEST = 512 * 1024  # a packet with words alone has a few kilobytes

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"

_FIELDS = {
    "title": (f"{_DC}title", f"{_PHOTOSHOP}Headline"),
    "caption": (f"{_DC}description",),
    "byline": (f"{_DC}creator",),
    "agency": (f"{_PHOTOSHOP}Credit",),
    "source": (f"{_PHOTOSHOP}Source",),
    "rights": (f"{_DC}rights",),
    "spot": (f"{_IPTC}Location",),
    "city": (f"{_PHOTOSHOP}City",),
    "country": (f"{_PHOTOSHOP}Country",),
    "taken": (f"{_EXIF}DateTimeOriginal", f"{_PHOTOSHOP}DateCreated"),
}


def read_xmp(packet: bytes) -> dict[str, str]:
    """Return {our name: text} of the fields in `packet`; empty if it is none we may read.

    A packet with a document type is not XMP but an attack on the parser, and is not parsed.
    """
    packet = packet.strip(b"\0 \r\n\t")
    if not packet or len(packet) > LARGEST or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return {}
    try:
        tree = ElementTree.fromstring(packet)  # noqa: S314  (no entities can be declared, see above)
    except ElementTree.ParseError:
        return {}
    values: dict[str, str] = {}
    for description in tree.iter(f"{_RDF}Description"):
        values |= {name: text for name, text in description.attrib.items() if text.strip()}
        for element in description:
            if text := _text(element):
                values.setdefault(element.tag, text)
    return {
        ours: next((values[name] for name in names if name in values), "")
        for ours, names in _FIELDS.items()
    }


def _text(element: ElementTree.Element) -> str:
    """Return the text of a plain, `Alt` or `Seq` property; several creators joined by commas."""
    items = [(item.text or "").strip() for item in element.iter(f"{_RDF}li")]
    if not items:
        return (element.text or "").strip()
    if element.find(f"{_RDF}Seq") is not None:
        return ", ".join(filter(None, items))
    return next(filter(None, items), "")
