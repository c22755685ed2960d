"""What is wrong with a strategy's source, before any of it runs: lines and numbers, never its text.

Lint, not a wall: whoever hides an attempt from it meets the guards and the walls at run time.
"""

import ast

SYNTAX = 100

_NAMES = {"open": 10, "input": 10}
for _name in "__builtins__ __import__ __loader__ __spec__ breakpoint compile eval exec globals vars".split():
    _NAMES[_name] = 13
_ATTRIBUTES = frozenset(
    "__builtins__ __globals__ __subclasses__ __code__ __closure__ __mro__ __bases__ __base__ __loader__ __spec__ __dict__ "
    "__getattribute__ __reduce__ __reduce_ex__ __import__ gi_frame cr_frame f_globals f_builtins f_back tb_frame".split()
)
_MOST = 50


def check(source, forbidden):
    """A flat tuple of line, number, kind; kind 1 import, 2 name, 3 attribute, 4 syntax."""
    try:
        tree = ast.parse(source, "strategy.py")
    except SyntaxError as error:
        return (error.lineno or 0, SYNTAX, 4)
    except (ValueError, RecursionError, MemoryError):
        return (0, SYNTAX, 4)
    found = []

    def complain(node, number, kind):
        if len(found) < 3 * _MOST:
            found.extend((node.lineno, number, kind))

    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                number = forbidden(alias.name)
                if number:
                    complain(node, number, 1)
        elif isinstance(node, ast.ImportFrom):
            number = 15 if node.level else forbidden(node.module or "")
            if number:
                complain(node, number, 1)
        elif isinstance(node, ast.Name) and node.id in _NAMES:
            complain(node, _NAMES[node.id], 2)
        elif isinstance(node, ast.Attribute) and node.attr in _ATTRIBUTES:
            complain(node, 13, 3)
    return tuple(found)
