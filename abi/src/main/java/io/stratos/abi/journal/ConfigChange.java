package io.stratos.abi.journal;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireType;
import io.stratos.abi.lane.WireWriter;

/// One field of a configuration that changes, as people write its values.
public record ConfigChange(String name, String before, String after) {

    private static final int NAME = (1 << 3) | WireType.LENGTH;
    private static final int BEFORE = (2 << 3) | WireType.LENGTH;
    private static final int AFTER = (3 << 3) | WireType.LENGTH;

    void write(WireWriter out) {
        out.text(NAME, name);
        out.text(BEFORE, before);
        out.text(AFTER, after);
    }

    static ConfigChange read(WireReader in) throws MalformedMessageException {
        String name = "";
        String before = "";
        String after = "";
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case NAME -> name = RecordFields.text(in);
                case BEFORE -> before = RecordFields.text(in);
                case AFTER -> after = RecordFields.text(in);
                default -> in.skip(tag);
            }
        }
        return new ConfigChange(name, before, after);
    }
}
