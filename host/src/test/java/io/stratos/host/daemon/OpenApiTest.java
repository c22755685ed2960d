package io.stratos.host.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.daemon.api.OpenApi;
import io.stratos.host.daemon.api.Route;
import io.stratos.host.daemon.api.Says;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Json;
import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The OpenAPI document says what the local API does.
///
/// To write the document after a change: `mvn -pl host test -Dtest=OpenApiTest -Dstratos.docs.write=true`.
@Tag("U-2")
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("../docs/reference/openapi.json");
    /// Who is looked at, and who is changed.
    private static final String ONE = "b/scripted/one";

    private static final String TWO = "b/scripted/two";

    /// What is put into a field of that name; anything else gets a word.
    private static final Map<String, String> GIVEN = Map.of(
            "instance", "\"" + TWO + "\"",
            "scope", "\"host\"",
            "state", "\"NORMAL\"",
            "values", "{}",
            "apply", "\"next_checkpoint\"",
            "settlement", "\"gone\"",
            "instrument", "1",
            "qty", "\"1\"",
            "signal", "7",
            "value", "\"1\"");

    /// Where a right call takes more than the words above, or would end the host.
    private static final List<String> ASKED_ELSEWHERE =
            List.of("/v1/stop", "/v1/instances/undeploy", "/v1/events/stream");

    @TempDir
    static Path data;

    private static DaemonBench bench;

    @BeforeAll
    static void start() throws Exception {
        bench = new DaemonBench(data);
        deploy("one");
        deploy("two");
    }

    private static HttpResponse<String> deploy(String instance) throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&account=main&instance=" + instance;
        return bench.post("operator", "/v1/instances/deploy" + query, new byte[] {1});
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    static Stream<Route> routes() {
        return bench.server.routes().stream();
    }

    static Stream<Route> lookedAt() {
        return routes().filter(route -> route.method().equals("GET"))
                .filter(route -> !ASKED_ELSEWHERE.contains(route.path()));
    }

    static Stream<Route> changes() {
        return routes().filter(route -> !route.says().body().isEmpty());
    }

    static Stream<Route> changed() {
        return changes().filter(route -> !ASKED_ELSEWHERE.contains(route.path()));
    }

    @Test
    void theDocumentOfTheProductIsTheOneTheHostServes() throws Exception {
        var served = Json.text(OpenApi.document(bench.server.routes()));
        assertThat(bench.get("viewer", "/v1/openapi.json").body()).isEqualTo(served);

        if (Boolean.getBoolean("stratos.docs.write")) {
            Files.writeString(DOCUMENT, served + "\n", UTF_8);
        }
        assertThat(Files.readString(DOCUMENT, UTF_8)).isEqualTo(served + "\n");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteIsInItWithItsRoleAndCodesAndSchema(Route route) throws Exception {
        var root = json(bench.get("viewer", "/v1/openapi.json").body());
        var operation = at(root, "paths", route.path(), route.method().toLowerCase(Locale.ROOT));

        assertThat(text(operation, "x-role")).isEqualTo(route.method().equals("GET") ? "viewer" : "operator");
        assertThat(members(at(operation, "responses"))).contains("200", "400", "401", "403");
        var answer = at(operation, "responses", "200", "content");
        assertThat(members(answer)).containsExactly(route.says().media());
        if (!route.says().schema().isEmpty()) {
            var name = route.says().schema().replace('/', '.');
            assertThat(text(at(answer, route.says().media(), "schema"), "$ref")).endsWith("/" + name);
            assertThat(members(at(root, "components", "schemas", name, "properties")))
                    .contains("schema");
        }
        if (route.method().equals("POST")) {
            assertThat(members(operation)).contains("requestBody");
        }
    }

    @ParameterizedTest
    @MethodSource("lookedAt")
    void whatIsAnsweredIsWhatItSays(Route route) throws Exception {
        var answer = bench.get("viewer", route.path() + query(route));

        if (answer.statusCode() != 200) { // nothing of that id is there to be explained
            assertThat(route.path()).isIn("/v1/explain", "/v1/ready");
            assertThat(answer.statusCode()).isIn(codes(route));
        } else if (!route.says().schema().isEmpty()) {
            requireAnswer(route.says(), answer);
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatABodyMayHoldIsWhatItSays(Route route) throws Exception {
        var fields = route.says().body().stream().map(Says.Field::name).toList();
        var body = fields.stream().map(OpenApiTest::given).collect(Collectors.joining(",", "{", ",\"zzz\":1}"));

        var answer = bench.post("risk", route.path(), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        var expected = answer.body().replaceAll("(?s).*unknown field zzz.*?\"expected\":\"one of \\[(.*?)].*", "$1");
        assertThat(expected.split(", ")).as(answer.body()).containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void whatAChangeAnswersIsWhatItSays(Route route) throws Exception {
        var body = route.says().body().stream()
                .map(field -> given(field.name()))
                .collect(Collectors.joining(",", "{", "}"));

        var answer = bench.post("risk", route.path(), body);

        assertThat(answer.statusCode()).isIn(codes(route));
        if (answer.statusCode() == 200) {
            requireAnswer(route.says(), answer);
        } else {
            assertThat(answer.body()).contains("\"schema\":\"stratos.error/1\"");
        }
    }

    @Test
    void whatABundleIsAnsweredWithIsWhatItSays() throws Exception {
        var route = routes().filter(one -> one.says().takesFile()).findFirst().orElseThrow();

        var answer = deploy("three");

        assertThat(answer.statusCode()).isEqualTo(200);
        requireAnswer(route.says(), answer);
    }

    private static String given(String field) {
        return "\"" + field + "\":" + GIVEN.getOrDefault(field, "\"main\"");
    }

    private static String query(Route route) {
        return route.says().query().stream()
                .filter(Says.Field::isMandatory)
                .map(field -> field.name() + "=" + ONE)
                .collect(Collectors.joining("&", "?", ""));
    }

    private static List<Integer> codes(Route route) {
        return Stream.of(route.says().codes(), route.says().refusals(), List.of(400))
                .flatMap(List::stream)
                .toList();
    }

    /// No member more than is said, and none less.
    private static void requireAnswer(Says says, HttpResponse<String> answer) throws Refused {
        var document = json(answer.body());
        assertThat(text(document, "schema")).isEqualTo(says.schema());
        var names = new HashSet<>(members(document));
        names.remove("schema");
        for (var field : says.answer()) {
            if (names.remove(field.name())) {
                requireType(field, at(document, field.name()));
            } else {
                assertThat(field.isMandatory()).as(field.name()).isFalse();
            }
        }
        assertThat(names).as("what it does not say").isEmpty();
    }

    private static void requireType(Says.Field field, Node value) {
        var type = switch (value) {
            case Node.Mapping _ -> "object";
            case Node.Sequence _ -> "array";
            case Node.Scalar scalar ->
                switch (scalar.type()) {
                    case NULL -> "null";
                    case FLAG -> "boolean";
                    case TEXT -> "string";
                    default -> "integer";
                };
        };
        assertThat(type)
                .as(field.name())
                .isIn(field.isNullable() ? List.of(field.type(), "null") : List.of(field.type()));
    }

    private static Node json(String text) throws Refused {
        return Documents.json(
                text.getBytes(UTF_8), new DocumentLimits(1 << 20, 32, 100_000), "test", ReasonCode.INTERNAL);
    }

    private static Node at(Node node, String... path) {
        var found = node;
        for (var name : path) {
            assertThat(members(found)).contains(name);
            found = Objects.requireNonNull(((Node.Mapping) found).members().get(name));
        }
        return found;
    }

    private static List<String> members(Node node) {
        return List.copyOf(((Node.Mapping) node).members().keySet());
    }

    private static String text(Node node, String name) {
        return ((Node.Scalar) at(node, name)).text();
    }
}
