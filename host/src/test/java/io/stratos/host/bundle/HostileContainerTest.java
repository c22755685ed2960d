package io.stratos.host.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The container half of the hostile catalogue (faults H01 to H14, H17, H22, H35).
@Tag("M-29")
class HostileContainerTest {

    /// Bends a sound bundle.
    @FunctionalInterface
    interface Attack {
        byte[] on(byte[] bundle) throws Exception;
    }

    @ParameterizedTest(name = "{0} is refused with {1}")
    @MethodSource("attacks")
    void everyHostileContainerIsRefusedWithItsCode(String what, ReasonCode code, Attack attack) throws Exception {
        var bent = attack.on(SampleBundles.unsigned());

        var refused = assertThrows(Refused.class, () -> BundleReader.read(bent));
        assertThat(refused.first().code()).as(refused.getMessage()).isEqualTo(code);
        assertThat(refused.first().fix()).isNotEmpty();
    }

    @Test
    void aSoundBundleIsRead() throws Exception {
        var bundle = BundleReader.read(SampleBundles.unsigned());

        assertThat(bundle.manifest().strategyId()).isEqualTo("sample");
        assertThat(bundle.signatures()).isEmpty();
        assertThat(bundle.wrongHashes()).isEmpty();
        assertThat(new String(bundle.code(), StandardCharsets.UTF_8)).isEqualTo("not really code");
    }

    static Stream<Arguments> attacks() {
        return Stream.of(
                // H01, H02
                named("a name with ..", ReasonCode.BND_PATH, "../evil"),
                named("a name with .. inside", ReasonCode.BND_PATH, "code/../../evil"),
                named("an absolute name", ReasonCode.BND_PATH, "/etc/passwd"),
                named("a drive letter", ReasonCode.BND_PATH, "C:evil"),
                named("a UNC name", ReasonCode.BND_PATH, "\\\\host\\share"),
                named("a backslash", ReasonCode.BND_PATH, "code\\evil"),
                named("a dot segment", ReasonCode.BND_PATH, "code/./evil"),
                named("an empty segment", ReasonCode.BND_PATH, "code//evil"),
                // H03
                named("a directory", ReasonCode.BND_TYPE, "code/"),
                attack("a symbolic link", ReasonCode.BND_TYPE, zip -> zip.entries.get(2).attributes = 0xa1ff_0000),
                attack("a device", ReasonCode.BND_TYPE, zip -> zip.entries.get(2).attributes = 0x2180_0000),
                // H04, H05
                named("a name twice", ReasonCode.BND_DUPLICATE, "strategy.yaml"),
                named("a name twice in other case", ReasonCode.BND_DUPLICATE, "Strategy.YAML"),
                named("a name twice after folding", ReasonCode.BND_DUPLICATE, "strategy\uff0eyaml"),
                // H06
                attack(
                        "another local name",
                        ReasonCode.BND_INCONSISTENT,
                        zip -> zip.entries.get(2).localName = "provenance.JSON".getBytes(StandardCharsets.US_ASCII)),
                attack("another local size", ReasonCode.BND_INCONSISTENT, zip -> zip.entries.get(2).localSizeDelta = 1),
                attack("a wrong checksum", ReasonCode.BND_HASH, zip -> zip.entries.get(2).crcDelta = 1),
                attack("more entries than there are", ReasonCode.BND_INCONSISTENT, zip -> zip.countDelta = 1),
                attack("fewer entries than there are", ReasonCode.BND_TRAILING, zip -> zip.countDelta = -1),
                // H07
                attack("bytes before", ReasonCode.BND_TRAILING, zip -> zip.prefix = bytes("#!/bin/sh\n")),
                attack("bytes after", ReasonCode.BND_TRAILING, zip -> zip.suffix = bytes("x")),
                attack("a comment", ReasonCode.BND_TRAILING, zip -> zip.comment = bytes("hello")),
                attack(
                        "an entry comment",
                        ReasonCode.BND_INCONSISTENT,
                        zip -> zip.entries.get(1).comment = bytes("hi")),
                attack(
                        "bytes between entries",
                        ReasonCode.BND_TRAILING,
                        zip -> zip.entries.get(1).gapBefore = bytes("x")),
                // H08
                attack("a declared bomb", ReasonCode.BND_BOMB, zip -> {
                    zip.entries.get(2).method = 8;
                    zip.entries.get(2).declared = 1_000_000_000L;
                }),
                attack("overlapping entries", ReasonCode.BND_BOMB, zip -> zip.entries.get(2).offsetDelta = -10),
                // H09
                attack("too many entries", ReasonCode.BND_COUNT, zip -> {
                    for (int i = 0; i < 300; i++) {
                        zip.add("vectors/" + i, "");
                    }
                }),
                // H10, H11
                attack("a size that lies", ReasonCode.BND_SIZE, zip -> zip.entries.get(2).declared++),
                attack("a length that follows", ReasonCode.BND_FORMAT, zip -> zip.entries.get(2).flags = 8),
                attack("a compressed entry", ReasonCode.BND_FORMAT, zip -> zip.entries.get(2).method = 8),
                attack("an encrypted entry", ReasonCode.BND_FORMAT, zip -> zip.entries.get(2).flags = 1),
                attack("zip64", ReasonCode.BND_COUNT, zip -> zip.countDelta = 0xffff - zip.entries.size()),
                bytes("no zip at all", ReasonCode.BND_FORMAT, bundle -> bytes("hello, this is no zip file at all")),
                bytes("an empty file", ReasonCode.BND_FORMAT, bundle -> new byte[0]),
                bytes("the first half", ReasonCode.BND_FORMAT, bundle -> Arrays.copyOf(bundle, bundle.length / 2)),
                bytes("33 megabytes", ReasonCode.BND_SIZE, bundle -> new byte[33 * 1024 * 1024]),
                // H12
                named("a name with NUL", ReasonCode.BND_NAME, "co\0de"),
                named("a name with a line end", ReasonCode.BND_NAME, "co\nde"),
                named("a name with an override", ReasonCode.BND_NAME, "co\u202ede"),
                named("a name of 300", ReasonCode.BND_NAME, "a".repeat(300)),
                attack("a name that is no UTF-8", ReasonCode.BND_NAME, zip -> {
                    var entry = zip.add("xx", "");
                    entry.name = new byte[] {(byte) 0xc3, 0x28};
                    entry.localName = entry.name;
                }),
                // H13, H14
                named("a file not in the manifest", ReasonCode.BND_UNLISTED, "code/extra.wasm"),
                attack("a missing file", ReasonCode.BND_MISSING, zip -> zip.entries.removeLast()),
                attack("no manifest", ReasonCode.BND_MISSING, zip -> zip.entries.removeFirst()),
                attack("another order", ReasonCode.BND_FORMAT, zip -> zip.entries.add(1, zip.entries.removeLast())),
                // H22
                manifest(
                        "a key twice",
                        ReasonCode.DSC_PARSE,
                        json -> json.replace("{\"code\"", "{\"code\":\"x\",\"code\"")),
                manifest("blanks", ReasonCode.DSC_PARSE, json -> json.replace("\"release\":", "\"release\": ")),
                manifest("an unknown field", ReasonCode.DSC_PARSE, json -> json.replace("}]", ",\"zzz\":1}]")),
                manifest("a float", ReasonCode.DSC_PARSE, json -> json.replace("\"size\":2", "\"size\":2.0")),
                manifest("another format", ReasonCode.BND_FORMAT, json -> json.replace("bundle/1", "bundle/2")),
                manifest(
                        "another code file",
                        ReasonCode.BND_MISSING,
                        json -> json.replace("\"code\":\"code/strategy.wasm\"", "\"code\":\"code/other.wasm\"")));
    }

    private static Arguments named(String what, ReasonCode code, String name) {
        return attack(what, code, zip -> zip.add(name, "x"));
    }

    private static Arguments attack(String what, ReasonCode code, Consumer<RawZip> bend) {
        return bytes(what, code, bundle -> {
            var zip = RawZip.of(bundle);
            bend.accept(zip);
            return zip.build();
        });
    }

    private static Arguments manifest(String what, ReasonCode code, UnaryOperator<String> bend) {
        return attack("a manifest with " + what, code, zip -> {
            var json = new String(zip.entries.getFirst().content, StandardCharsets.UTF_8);
            var bent = bend.apply(json);
            assertThat(bent).isNotEqualTo(json);
            zip.entries.set(0, new RawZip.Entry(BundlePaths.MANIFEST, bytes(bent)));
        });
    }

    private static Arguments bytes(String what, ReasonCode code, Attack attack) {
        return arguments(what, code, attack);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
