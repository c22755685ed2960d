"""What is wrong with a strategy's source, before any of it runs: lines and numbers, never its text.

Lint, not a wall: whoever hides an attempt from it meets the guards and the walls at run time.
"""

import _ast as ast  # the module of that name brings half of the library along, and every admission waits for it

SYNTAX = 100

_NAMES = {"open": 10, "input": 10}
for _name in "__builtins__ __import__ __loader__ __spec__ breakpoint compile eval exec globals vars".split():
    _NAMES[_name] = 13
_ATTRIBUTES = frozenset(
    "__builtins__ __globals__ __subclasses__ __code__ __closure__ __mro__ __bases__ __base__ __loader__ __spec__ __dict__ "
    "__getattribute__ __reduce__ __reduce_ex__ __import__ mro gi_frame cr_frame f_globals f_builtins f_back tb_frame".split()
)
_FINALIZER = "__del__"
# Modules that others have as an attribute, and that are nobody's own idea of a name.
_LOOT = frozenset("builtins codecs gc importlib inspect io os posix socket subprocess sys thread threading weakref".split())
_MOST = 50


def _nodes(tree):
    """All nodes, level by level."""
    nodes = [tree]
    for node in nodes:  # grows meanwhile
        for name in node._fields:
            below = getattr(node, name, None)
            for child in below if isinstance(below, list) else (below,):
                if isinstance(child, ast.AST):
                    nodes.append(child)
    return nodes


def check(source, forbidden, named):
    """A flat tuple of line, number, kind; kind 1 import, 2 name, 3 attribute, 4 syntax, 5 finalizer.

    Both functions take a name and give a number or 0: `forbidden` says which import is refused, `named` which module
    may not be had through another one either.
    """
    try:
        nodes = _nodes(compile(source, "strategy.py", "exec", ast.PyCF_ONLY_AST))
    except SyntaxError as error:
        return (error.lineno or 0, SYNTAX, 4)
    except (ValueError, RecursionError, MemoryError):
        return (0, SYNTAX, 4)
    found = []

    def complain(node, number, kind):
        if len(found) < 3 * _MOST:
            found.extend((node.lineno, number, kind))

    modules = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            modules.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                number = forbidden(alias.name)
                if number:
                    complain(node, number, 1)
        elif isinstance(node, ast.ImportFrom):
            number = 15 if node.level else forbidden(node.module or "")
            if number:
                complain(node, number, 1)
            for alias in node.names:
                if not number and alias.name.lstrip("_") in _LOOT:
                    complain(node, named(alias.name), 1)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == _FINALIZER:
            complain(node, 17, 5)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "id":
            complain(node, 17, 2)  # as a name of a variable it is common
        elif isinstance(node, ast.Name) and node.id in _NAMES:
            complain(node, _NAMES[node.id], 2)
        elif isinstance(node, ast.Attribute) and node.attr == _FINALIZER:
            complain(node, 17, 5)
        elif isinstance(node, ast.Attribute) and node.attr in _ATTRIBUTES:
            complain(node, 13, 3)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            if node.attr.lstrip("_") in _LOOT:
                complain(node, named(node.attr), 1)
    return tuple(found)
