"""Texts for the checks, said in one line."""

from blog.proofreading import Block, Kind


def paragraphs(*texts):
    return [Block(Kind.PARAGRAPH, place, text) for place, text in enumerate(texts)]


def block(kind, text="", **more):
    return Block(kind, 0, text, **more)


def found(check, blocks):
    """What ``check`` notices: the code, and the words it points at."""
    return [(finding.code, finding.text) for finding in check.find(blocks)]
