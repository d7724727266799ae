package org.chatterbloke.modelstore.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a store.
 *
 * @param addresses of the servers
 * @param timing time limits
 * @param folders of the user, searched for files before anything is fetched
 * @param offline whether the network must not be used
 * @param kinds allowed kinds of source in the order of preference; empty for all in manifest order
 * @param executables where pip and npm are looked for, in the form of the variable {@code PATH}
 * @param space tells how many bytes a folder can take
 */
public record StoreSettings(
    Addresses addresses,
    Timing timing,
    List<Path> folders,
    boolean offline,
    List<SourceKind> kinds,
    String executables,
    SpaceProbe space) {

  public StoreSettings {
    folders = List.copyOf(folders);
    kinds = List.copyOf(kinds);
  }

  /**
   * Base addresses; https, or http on this machine.
   *
   * @param hub of the model hub or its mirror
   * @param releases of the host of source repositories, which has releases
   * @param repositories of the host that gives single files of source repositories
   * @param hubToken sent to the hub's host only, or null
   */
  public record Addresses(URI hub, URI releases, URI repositories, @Nullable String hubToken) {

    /** The public servers, with the token of the variable {@code HF_TOKEN}. */
    public static Addresses defaults() {
      return new Addresses(
          URI.create(StoreConfiguration.HUB),
          URI.create(StoreConfiguration.RELEASES),
          URI.create(StoreConfiguration.REPOSITORIES),
          System.getenv("HF_TOKEN"));
    }

    @Override
    public String toString() {
      return hub.getHost() + ", " + releases.getHost() + ", " + repositories.getHost();
    }
  }

  /**
   * Time limits.
   *
   * @param connect for a connection
   * @param idle without a byte, after which a transfer counts as broken
   * @param backoff before the second attempt; doubled for each further one
   * @param forget after which a host that could not be reached is tried again
   */
  public record Timing(Duration connect, Duration idle, Duration backoff, Duration forget) {

    /** 5 s, 30 s, 0.5 s, 60 s. */
    public static Timing defaults() {
      return new Timing(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMillis(500),
          Duration.ofSeconds(60));
    }
  }

  /** How much room a disk has. */
  @FunctionalInterface
  public interface SpaceProbe {

    /** Bytes that can be written to the disk of an existing folder. */
    long usable(Path folder) throws IOException;
  }

  /** The settings without any configuration. */
  public static StoreSettings defaults() {
    return new StoreSettings(
        Addresses.defaults(),
        Timing.defaults(),
        List.of(),
        false,
        List.of(),
        Objects.requireNonNullElse(System.getenv("PATH"), ""),
        folder -> Files.getFileStore(folder).getUsableSpace());
  }
}
