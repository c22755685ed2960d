package io.stratos.sandbox.wasm.prepare;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.engine.EngineInstance;
import io.stratos.sandbox.wasm.engine.EngineModule;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.Limits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-29")
class PreparationTest {
    private static final Body ARGUMENT_PLUS_ONE = body().get(0).i32(1).add();

    @Test
    void entryCallsTheGuestAndLeavesItsAnswerInTheGlobal() {
        assertThat(enter(calling(ARGUMENT_PLUS_ONE).bytes(), 41)).isEqualTo(42);
        assertThat(enter(calling(body().i32(-4)).bytes(), 0)).isEqualTo(-4);
    }

    @Test
    void moduleWithGlobalsKeepsThem() {
        Bytes globals = new Bytes().u8(1, Body.I32, 1, 0x41, 7, 0x0b);
        byte[] code =
                calling(body().globalGet(0).get(0).add()).section(6, globals).bytes();

        assertThat(enter(code, 5)).isEqualTo(12);
    }

    @Test
    void customSectionsAreDropped() {
        byte[] plain = guest().bytes();
        byte[] named = new Bytes()
                .raw(plain)
                .u8(0)
                .vector(new Bytes().name("producers").u8(1, 2))
                .array();

        assertThat(prepare(named).code()).isEqualTo(prepare(plain).code());
    }

    @Test
    void realModuleIsPrepared() {
        PreparedModule prepared = prepare(EmaCross.code());

        EngineModule.validate(prepared.code());
    }

    @Test
    void moduleAsItCameDoesNotChange() {
        byte[] code = guest().bytes();
        prepare(code);

        assertThat(code).isEqualTo(guest().bytes());
    }

    @Test
    @Tag("Z-2")
    void guestCannotNameWhatIsAdded() {
        byte[] callsTheEntry = calling(body().get(0).call(6).i32(0)).bytes();
        byte[] setsTheAnswer = calling(body().i32(9).globalSet(0).i32(0)).bytes();

        assertThatThrownBy(() -> EngineModule.validate(callsTheEntry)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> EngineModule.validate(setsTheAnswer)).isInstanceOf(RuntimeException.class);
    }

    private static int enter(byte[] code, int argument) {
        ModuleShape shape = shape(code);
        PreparedModule prepared = Preparation.prepare(code, shape);
        EngineInstance instance = EngineModule.compile(prepared.code())
                .instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), prepared.answer());
        return instance.enter(prepared.entry(), argument);
    }

    private static PreparedModule prepare(byte[] code) {
        return Preparation.prepare(code, shape(code));
    }

    private static ModuleShape shape(byte[] code) {
        ModuleCheck check = ModuleCheck.of(code, Limits.limits().memoryPages(64).build());
        assertThat(check).isInstanceOf(ModuleCheck.Accepted.class);
        return ((ModuleCheck.Accepted) check).shape();
    }
}
