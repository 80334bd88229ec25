"""A small, strict part of YAML: mappings, lists, texts, whole numbers, true, false and null.

YAML guesses: `no` is false, `1:30` is ninety, a second key silently replaces the first, and an alias makes a line
stand in two places. A file that people edit must not be read otherwise than it looks, so all of that is refused.
"""

import re
from typing import Any

import yaml

from pipeline.errors import FormError

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without libyaml
_WHOLE = re.compile(r"0|-?[1-9]\d*", re.ASCII)
_TEXT, _INT, _BOOL, _NULL = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool", "null"))


def parse(text: str, name: str) -> Plain:
    r"""Read one document; `name` is how errors name the file.

    Raises FormError with name, path and line.

    >>> parse("rows: [{id: total, label: 总计}]", "form.yml")
    {'rows': [{'id': 'total', 'label': '总计'}]}
    >>> parse("id: a\nid: b", "form.yml")
    Traceback (most recent call last):
    ...
    pipeline.errors.FormError: form.yml: $.id: the key stands twice (line 2)
    >>> parse("id: no", "form.yml")
    Traceback (most recent call last):
    ...
    pipeline.errors.FormError: form.yml: $.id: `no` is a text only in quotes (line 1)
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        msg = f"{name}: $: no YAML: {' '.join(str(error).split())}"
        raise FormError(msg) from error
    return _Reading(name).value(node, "$")


class _Reading:
    """One walk over the nodes of a file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: set[int] = set()

    def value(self, node: yaml.Node | None, path: str) -> Plain:
        if node is None:
            return None
        if id(node) in self._seen:  # an alias is the same node once more; followed, a few lines could fill the memory
            raise self._fault(node, path, "anchors and aliases are not allowed")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, f"{path}[{number}]") for number, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[str, Plain]:
        made: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if key_node.tag != _TEXT:
                raise self._fault(key_node, path, "a key must be a text")
            key = key_node.value
            if key in made:
                raise self._fault(key_node, f"{path}.{key}", "the key stands twice")
            made[key] = self.value(value_node, f"{path}.{key}")
        return made

    def _scalar(self, node: yaml.Node, path: str) -> str | int | bool | None:
        text: str = node.value
        if node.tag == _TEXT:
            if not text or text != text.strip():
                raise self._fault(node, path, "a text must not be empty, nor begin or end with white space")
            return text
        if node.tag == _NULL:
            return None
        if node.tag == _BOOL and text in {"true", "false"}:
            return text == "true"
        if node.tag == _INT and _WHOLE.fullmatch(text):
            return int(text)
        msg = f"`{text}` is a text only in quotes"
        raise self._fault(node, path, msg)

    def _fault(self, node: yaml.Node, path: str, message: str) -> FormError:
        return FormError(f"{self._name}: {path}: {message} (line {node.start_mark.line + 1})")
