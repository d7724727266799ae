package org.chatterbloke.modelstore.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hosts that could not be reached, so that a model of thirty files does not wait thirty times. They
 * are forgotten after a while: a network comes back. Thread-safe.
 */
final class UnreachableHosts {

  private final Map<String, Long> since = new ConcurrentHashMap<>();
  private final Duration forget;

  UnreachableHosts(Duration forget) {
    this.forget = forget;
  }

  void add(String host) {
    since.put(host, System.nanoTime());
  }

  boolean contains(String host) {
    Long then = since.get(host);
    return then != null && System.nanoTime() - then < forget.toNanos();
  }
}
