"""The source of chance: xoshiro256**, seeded through SplitMix64.

Both are by Sebastiano Vigna and colleagues, and public. All steps are additions, shifts, rotations and products modulo
2^64, so that every language gives the same numbers; `vectors/random.jsonl` holds the first ones for several seeds.
"""

from __future__ import annotations

_MASK = (1 << 64) - 1


class Random:
    """A deterministic source of random numbers, not for secrets.

    The host gives each callback its own seed: `ctx.random`. Kept in the strategy's state a source would be lost at a
    restore.
    """

    __slots__ = ("_a", "_b", "_c", "_d")

    def __init__(self, seed: int) -> None:
        """A source for this seed of 64 bits; any seed is good, zero too.

        The four words of the state are the first four outputs of SplitMix64, which are never all zero.
        """
        state: list[int] = []
        word = seed & _MASK
        for _ in range(4):
            word = (word + 0x9E3779B97F4A7C15) & _MASK
            mixed = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
            mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
            state.append(mixed ^ (mixed >> 31))
        self._a, self._b, self._c, self._d = state

    def next_u64(self) -> int:
        """The next 64 bits, each as likely 0 as 1."""
        second = self._b
        five = (second * 5) & _MASK
        result = (((five << 7) | (five >> 57)) * 9) & _MASK
        third = self._c ^ self._a
        fourth = self._d ^ second
        self._b = second ^ third
        self._a ^= fourth
        self._c = third ^ ((second << 17) & _MASK)
        self._d = ((fourth << 45) | (fourth >> 19)) & _MASK
        return result

    def below(self, bound: int) -> int:
        """A number from 0 to `bound - 1`, all equally likely, for a bound of 1 to 2^64 - 1.

        The upper half of the 128-bit product of 64 random bits and `bound`; draws whose lower half falls into the first
        `2^64 mod bound` values are repeated, because they would favour some results.
        """
        if not 0 < bound <= _MASK:
            raise ValueError("Random.below needs a bound above zero, of 64 bits")
        unfair = (1 << 64) % bound
        while True:
            product = self.next_u64() * bound
            if product & _MASK >= unfair:
                return product >> 64

    def between(self, low: int, high: int) -> int:
        """A number from `low` to `high`, both included, all equally likely; both are signed 64-bit numbers."""
        if not -(1 << 63) <= low <= high < 1 << 63:
            raise ValueError("Random.between needs low <= high, of 64 bits")
        count = high - low + 1
        return low + (self.next_u64() if count > _MASK else self.below(count))

    def next_float(self) -> float:
        """A float from 0 to below 1: the upper 53 bits, divided by 2^53."""
        return float(self.next_u64() >> 11) * (1.0 / 9007199254740992.0)
