package io.stratos.abi.service;

import io.stratos.abi.model.Decimal;
import java.util.List;

/// A model or a signal. One thread of the host's own asks it, one request after the other; no lane ever waits for it.
public interface ModelService extends AutoCloseable {

    /// Answers a request. It may take its time: an answer that comes after the request's time is thrown away, and
    /// requests that wait too long meanwhile are answered for it. An exception is a failure of this one request.
    ///
    /// @param values as the strategy gave them, at most 256; nothing of them is trusted
    ServiceAnswer answer(List<Decimal> values);

    @Override
    void close();
}
