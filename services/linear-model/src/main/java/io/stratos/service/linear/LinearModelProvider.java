package io.stratos.service.linear;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.service.ServiceOpening;
import io.stratos.abi.service.ServiceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Opens linear models: the one setting is `file`.
public final class LinearModelProvider implements ServiceProvider {
    private static final String FILE = "file";

    @Override
    public String name() {
        return "linear-model";
    }

    @Override
    public ServiceOpening open(Map<String, String> settings, Path folder) {
        var file = settings.get(FILE);
        if (file == null || settings.size() != 1) {
            return refused("a linear model has one setting, `file` (got " + settings.keySet() + ")");
        }
        try {
            return new ServiceOpening.Opened(LinearModelJson.read(Files.readString(folder.resolve(file))));
        } catch (IOException unreadable) {
            return refused("the model cannot be read: " + file);
        } catch (UnusableModelException unusable) {
            return refused(file + ": " + unusable.getMessage());
        }
    }

    private static ServiceOpening refused(String why) {
        return new ServiceOpening.Refused(ReasonCode.CFG_HOST, why);
    }
}
