package io.stratos.abi.lane;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Regime;
import io.stratos.abi.model.RiskKind;
import io.stratos.abi.model.SafetyState;
import java.util.ArrayList;

/// Bodies of events that come from the host itself: risk, safety, regime, operator, configuration,
/// services.
final class HostEventCodec {
    private static final int RISK_KIND = (1 << 3) | WireType.VARINT;
    private static final int RISK_REASON_CODE = (2 << 3) | WireType.VARINT;
    private static final int RISK_VALUE = (3 << 3) | WireType.LENGTH;
    private static final int RISK_LIMIT = (4 << 3) | WireType.LENGTH;

    private static final int STATE = (1 << 3) | WireType.VARINT;
    private static final int PREVIOUS = (2 << 3) | WireType.VARINT;
    private static final int SAFETY_REASON_CODE = (3 << 3) | WireType.VARINT;

    private static final int SIGNAL_ID = (1 << 3) | WireType.VARINT;
    private static final int SIGNAL_VALUE = (2 << 3) | WireType.LENGTH;

    private static final int CONFIG_VERSION = (1 << 3) | WireType.VARINT;
    private static final int CONFIG_VALUES = (2 << 3) | WireType.LENGTH;

    private static final int SERVICE_ID = (1 << 3) | WireType.VARINT;
    private static final int REQUEST_ID = (2 << 3) | WireType.VARINT;
    private static final int AS_OF = (3 << 3) | WireType.VARINT;
    private static final int SERVICE_REASON_CODE = (4 << 3) | WireType.VARINT;
    private static final int SERVICE_VALUES = (5 << 3) | WireType.LENGTH;

    private HostEventCodec() {}

    static void writeRisk(WireWriter out, int tag, EventBody.Risk risk) {
        int mark = out.begin(tag);
        out.enumeration(RISK_KIND, risk.kind());
        out.uint32(RISK_REASON_CODE, risk.reasonCode());
        DecimalCodec.write(out, RISK_VALUE, risk.value());
        DecimalCodec.write(out, RISK_LIMIT, risk.limit());
        out.end(mark);
    }

    static EventBody readRisk(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        RiskKind kind = null;
        int reasonCode = 0;
        Decimal value = null;
        Decimal limit = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case RISK_KIND -> kind = RiskKind.ofNumber(in.varint32());
                case RISK_REASON_CODE -> reasonCode = in.varint32();
                case RISK_VALUE -> value = DecimalCodec.read(in, value);
                case RISK_LIMIT -> limit = DecimalCodec.read(in, limit);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Risk(WireReader.require(kind), reasonCode, value, limit);
    }

    static void writeSafety(WireWriter out, int tag, EventBody.Safety safety) {
        int mark = out.begin(tag);
        out.enumeration(STATE, safety.state());
        out.enumeration(PREVIOUS, safety.previous());
        out.uint32(SAFETY_REASON_CODE, safety.reasonCode());
        out.end(mark);
    }

    static EventBody readSafety(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        int state = 0;
        int previous = 0;
        int reasonCode = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case STATE -> state = in.varint32();
                case PREVIOUS -> previous = in.varint32();
                case SAFETY_REASON_CODE -> reasonCode = in.varint32();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.Safety(
                WireReader.require(SafetyState.ofNumber(state)),
                WireReader.require(SafetyState.ofNumber(previous)),
                reasonCode);
    }

    static void writeRegime(WireWriter out, int tag, EventBody.RegimeChange change) {
        int mark = out.begin(tag);
        out.enumeration(STATE, change.regime());
        out.enumeration(PREVIOUS, change.previous());
        out.end(mark);
    }

    static EventBody readRegime(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Regime regime = null;
        Regime previous = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case STATE -> regime = Regime.ofNumber(in.varint32());
                case PREVIOUS -> previous = Regime.ofNumber(in.varint32());
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.RegimeChange(regime, previous);
    }

    static void writeManualSignal(WireWriter out, int tag, EventBody.ManualSignal signal) {
        int mark = out.begin(tag);
        out.uint32(SIGNAL_ID, signal.signalId());
        DecimalCodec.write(out, SIGNAL_VALUE, signal.value());
        out.end(mark);
    }

    static EventBody readManualSignal(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        int signalId = 0;
        Decimal value = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SIGNAL_ID -> signalId = in.varint32();
                case SIGNAL_VALUE -> value = DecimalCodec.read(in, value);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.ManualSignal(signalId, value);
    }

    static void writeConfigUpdate(WireWriter out, int tag, EventBody.ConfigUpdate update) {
        int mark = out.begin(tag);
        out.int64(CONFIG_VERSION, update.configVersion());
        for (var value : update.values()) {
            ConfigValueCodec.write(out, CONFIG_VALUES, value);
        }
        out.end(mark);
    }

    static EventBody readConfigUpdate(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        long version = 0;
        var values = new ArrayList<ConfigValue>();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case CONFIG_VERSION -> version = in.varint();
                case CONFIG_VALUES -> values.add(ConfigValueCodec.read(in));
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.ConfigUpdate(version, values);
    }

    static void writeServiceResponse(WireWriter out, int tag, EventBody.ServiceResponse response) {
        int mark = out.begin(tag);
        out.uint32(SERVICE_ID, response.serviceId());
        out.int64(REQUEST_ID, response.requestId());
        out.int64(AS_OF, response.asOfNanos());
        out.uint32(SERVICE_REASON_CODE, response.reasonCode());
        for (var value : response.values()) {
            DecimalCodec.write(out, SERVICE_VALUES, value);
        }
        out.end(mark);
    }

    static EventBody readServiceResponse(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        int serviceId = 0;
        long requestId = 0;
        long asOf = 0;
        int reasonCode = 0;
        var values = new ArrayList<Decimal>();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SERVICE_ID -> serviceId = in.varint32();
                case REQUEST_ID -> requestId = in.varint();
                case AS_OF -> asOf = in.varint();
                case SERVICE_REASON_CODE -> reasonCode = in.varint32();
                case SERVICE_VALUES -> values.add(DecimalCodec.read(in, null));
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new EventBody.ServiceResponse(serviceId, requestId, asOf, reasonCode, values);
    }
}
