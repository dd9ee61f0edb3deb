"""Templates with everything worked out that is the same for every page.

Django walks a template's nodes each time a page is made. Comments, `{% load %}`, words that are
translated into the paper's only language, addresses of static files and includes of parts come out
the same each time, so they are worked out when the template is first read: a page is made of half
as many nodes. So is which blocks stand in the template that a page extends. Where a site has
readers of several languages, words are left alone.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from html import escape

from django.conf import settings
from django.template import Context, Engine, Origin, Template, TemplateDoesNotExist
from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    TextNode,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import (
    CommentNode,
    CycleNode,
    IfChangedNode,
    IfNode,
    LoadNode,
    WithNode,
)
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.template.loaders import cached
from django.template.loaders.base import Loader as BaseLoader
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode

# What is seen by nobody.
_SILENT = (CommentNode, LoadNode)
# What remembers something between two renderings, in the template in which it stands.
_REMEMBERING = (CycleNode, IfChangedNode, ExtendsNode, BlockNode)
# Names under which nodes keep the variable they put into the context.
_GIVES = ("asvar", "target_var", "varname", "variable", "var_name")

# The templates that are being folded, so that one which includes itself is not unrolled for ever.
_inside: ContextVar[frozenset[str]] = ContextVar("newsroom_folding", default=frozenset())


class _Word(VariableNode):
    """A variable in a page. Most are plain text, which needs no more than its letters escaped."""

    def render(self, context: Context) -> str:
        value = self.filter_expression.resolve(context)
        if type(value) is str and context.autoescape:
            return escape(value)
        return render_value_in_context(value, context)


class _Folding(BaseLoader):
    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template = super().get_template(template_name, skip)
        token = _inside.set(_inside.get() | {template_name})
        try:
            _fold(template.nodelist, self.engine)
            _extend(template, self.engine)
        finally:
            _inside.reset(token)
        return template


class Loader(cached.Loader, _Folding):
    """Django's loader that keeps compiled templates. What it keeps is folded."""


def _fold(nodes: NodeList, engine: Engine) -> None:
    """Fold `nodes` in place; nobody renders them yet."""
    nodes[:] = _joined([folded for node in nodes for folded in _folded(node, engine)])


def _extend(template: Template, engine: Engine) -> None:
    """Put the blocks of `template` into the one it extends, if they do the same there."""
    extends = next((node for node in template.nodelist if isinstance(node, ExtendsNode)), None)
    if extends is None or any(map(_asks_for_the_block, extends.get_nodes_by_type(Node))):
        return
    said = extends.parent_name
    name = said.var if isinstance(said, FilterExpression) and not said.filters else None
    if not isinstance(name, str) or name in _inside.get():
        return
    parent = engine.get_template(name).nodelist
    if not parent.get_nodes_by_type(ExtendsNode):
        template.nodelist = _with_blocks(parent, extends.blocks)


def _with_blocks(nodes: NodeList, blocks: Mapping[str, BlockNode]) -> NodeList:
    """Return `nodes` with those of `blocks` in place of their own. What others use stays."""
    return NodeList(_with_blocks_within(node, blocks) for node in nodes)


def _with_blocks_within(node: Node, blocks: Mapping[str, BlockNode]) -> Node:
    if isinstance(node, BlockNode) and node.name in blocks:
        return blocks[node.name]
    if not any(within.get_nodes_by_type(BlockNode) for within in _nodelists(node)):
        return node
    node = copy.copy(node)
    if isinstance(node, IfNode):
        branches = [
            (when, _with_blocks(found, blocks)) for when, found in node.conditions_nodelists
        ]
        node.conditions_nodelists = branches
        return node
    for name in node.child_nodelists:
        if isinstance(found := getattr(node, name, None), NodeList):
            setattr(node, name, _with_blocks(found, blocks))
    return node


def _asks_for_the_block(node: Node) -> bool:
    return node.token is not None and "block." in node.token.contents


def _folded(node: Node, engine: Engine) -> Iterable[Node]:
    if isinstance(node, _SILENT):
        return ()
    if _is_constant(node):
        return (TextNode(str(node.render(Context()))),)
    for within in _nodelists(node):
        _fold(within, engine)
    if type(node) is VariableNode:
        word = _Word(node.filter_expression)
        word.token, word.origin = node.token, node.origin
        return (word,)
    return _included(node, engine) if isinstance(node, IncludeNode) else (node,)


def _included(node: IncludeNode, engine: Engine) -> Iterable[Node]:
    """Return the nodes of the template that `node` names, if they do the same in its place."""
    name = node.template.var
    if node.isolated_context or not isinstance(name, str) or name in _inside.get():
        return (node,)
    try:
        part = engine.get_template(name)
    except TemplateDoesNotExist:
        # An error only where the include is reached; so is a name relative to this template's.
        return (node,)
    if any(_needs_its_own_template(one) for one in part.nodelist.get_nodes_by_type(Node)):
        return (node,)
    if not node.extra_context:
        return part.nodelist
    return (WithNode(None, None, part.nodelist, extra_context=node.extra_context),)


def _nodelists(node: Node) -> Iterator[NodeList]:
    for name in node.child_nodelists:
        found = getattr(node, name, None)
        if isinstance(found, NodeList):
            yield found
    # An `{% if %}` has one for each of its branches.
    for _condition, found in getattr(node, "conditions_nodelists", ()):
        yield found


def _is_constant(node: Node) -> bool:
    if isinstance(node, TranslateNode):
        said = node.filter_expression
        one_language = "django.middleware.locale.LocaleMiddleware" not in settings.MIDDLEWARE
        literal = getattr(said.var, "literal", None)
        plain = not (said.filters or node.asvar or node.message_context)
        return one_language and plain and isinstance(literal, str)
    if isinstance(node, StaticNode):
        return not node.varname and isinstance(node.path.var, str) and not node.path.filters
    return False


def _needs_its_own_template(node: Node) -> bool:
    gives = any(getattr(node, name, None) for name in _GIVES)
    return gives or isinstance(node, _REMEMBERING) or _asks_for_the_block(node)


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield `nodes` with neighbouring texts made one."""
    words = ""
    for node in nodes:
        if isinstance(node, TextNode):
            words += node.s
            continue
        if words:
            yield TextNode(words)
            words = ""
        yield node
    if words:
        yield TextNode(words)
