"""Enums of the contract: what `enum.IntEnum` gives, without its half second of start-up in the sandbox."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from enum import IntEnum
else:

    class _EnumType(type):
        """Makes each whole number of the class body a member."""

        def __new__(mcs, name, bases, body):
            numbers = {key: value for key, value in body.items() if type(value) is int and key[0] != "_"}
            made = super().__new__(mcs, name, bases, body)
            made._members = {}
            for key, number in numbers.items():
                member = int.__new__(made, number)
                member.name = key
                member.value = number
                made._members[number] = member
                setattr(made, key, member)
            return made

        def __iter__(cls):
            return iter(cls._members.values())

        def __len__(cls):
            return len(cls._members)

        def __getitem__(cls, name):
            for member in cls._members.values():
                if member.name == name:
                    return member
            raise KeyError(name)

    class IntEnum(int, metaclass=_EnumType):
        """A number of the contract with a name."""

        def __new__(cls, number):
            member = cls._members.get(number)
            if member is None:
                raise ValueError(f"{number!r} is no {cls.__name__}")
            return member

        def __reduce__(self):
            return type(self), (int(self),)

        def __repr__(self):
            return f"<{type(self).__name__}.{self.name}: {int(self)}>"

        __str__ = int.__repr__
