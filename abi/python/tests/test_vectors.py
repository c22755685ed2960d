"""Golden vectors: what the SDK of every language must reproduce, bit by bit. Made by the Rust SDK."""

import json
import struct
import unittest
from pathlib import Path

from stratos import Decimal, DecimalError, IntentRef, Random, Rounding, StateReader, StateWriter, math

VECTORS = Path(__file__).parents[2] / "src" / "test" / "resources" / "vectors"


def lines(name):
    with open(VECTORS / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def of_bits(text):
    return struct.unpack(">d", bytes.fromhex(text))[0]


def bits(value):
    return struct.pack(">d", value).hex()


class MathVectors(unittest.TestCase):
    def test_math_gives_the_golden_bits(self):
        vectors = lines("math.jsonl")
        self.assertGreater(len(vectors), 1_000)
        for vector in vectors:
            result = getattr(math, vector["fn"])(*map(of_bits, vector["in"]))
            self.assertEqual(bits(result), vector["out"], vector)


class RandomVectors(unittest.TestCase):
    def test_random_gives_the_golden_numbers(self):
        vectors = lines("random.jsonl")
        self.assertGreater(len(vectors), 50)
        for vector in vectors:
            random = Random(int(vector["seed"], 16))
            self.assertEqual([self.draw(random, vector) for _ in range(8)], vector["out"], vector)

    @staticmethod
    def draw(random, vector):
        args = [int(arg, 16) for arg in vector["args"]]
        if vector["fn"] == "next_f64":
            return bits(random.next_float())
        if vector["fn"] == "between":
            args = [arg - (arg >> 63 << 64) for arg in args]
        return f"{getattr(random, vector['fn'])(*args) & (1 << 64) - 1:016x}"


class DecimalVectors(unittest.TestCase):
    OPERATIONS = {
        "plus": lambda a, b: a + b,
        "minus": lambda a, b: a - b,
        "times": lambda a, b: a * b,
        "compare": lambda a, b: (a > b) - (a < b),
        "normalized": Decimal.normalized,
        "to_f64": Decimal.to_float,
        "rescale": Decimal.rescale,
        "to_multiple_of": Decimal.to_multiple_of,
        "divided_by": Decimal.divided_by,
        "mul_div": Decimal.mul_div,
        "from_f64": Decimal.from_float,
    }

    def test_decimals_give_the_golden_results(self):
        vectors = lines("decimal.jsonl")
        self.assertGreater(len(vectors), 500)
        for vector in vectors:
            self.assertEqual(self.result(vector), vector["out"], vector)

    def result(self, vector):
        read = of_bits if vector["op"] == "from_f64" else Decimal
        arguments = [read(text) for text in vector["in"]]
        if "scale" in vector:
            arguments.append(vector["scale"])
        if "rounding" in vector:
            arguments.append(Rounding[vector["rounding"].upper()])
        try:
            result = self.OPERATIONS[vector["op"]](*arguments)
        except DecimalError:
            return None
        if isinstance(result, float):
            return bits(result)
        return str(result) if isinstance(result, Decimal) else result


class StateVector(unittest.TestCase):
    """One field of each kind, with the values and bytes that the golden file names."""

    def setUp(self):
        [self.vector] = lines("state.jsonl")

    VALUES = {
        "f64": of_bits,
        "decimal": Decimal,
        "intent_ref": lambda pair: IntentRef(*pair),
        "bytes": bytes.fromhex,
    }

    def fields(self):
        for kind, value in self.vector["fields"]:
            how, _, inner = kind.partition("_") if kind.startswith(("option", "list")) else (kind, "", "")
            yield how, inner, self.VALUES.get(kind, lambda same: same)(value)

    def test_every_kind_of_field_has_the_golden_bytes(self):
        writer = StateWriter(self.vector["schema_version"], 1_000)
        for how, inner, value in self.fields():
            extra = [getattr(StateWriter, inner)] if inner else []
            getattr(writer, how)(value, *extra)
        self.assertEqual(writer.finished().hex(), self.vector["hex"])

    def test_what_was_written_is_read(self):
        reader = StateReader(bytes.fromhex(self.vector["hex"]))
        self.assertEqual(reader.schema_version, self.vector["schema_version"])
        for how, inner, value in self.fields():
            extra = [getattr(StateReader, inner)] if inner else []
            read = getattr(reader, how)(*extra)
            if how == "f64":
                read, value = bits(read), bits(value)
            self.assertEqual(read, value)
        reader.finish()


if __name__ == "__main__":
    unittest.main()
