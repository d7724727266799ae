package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.OutputRepository;
import org.chatterbloke.library.api.StoredOutput;
import org.chatterbloke.voice.core.CleaningPolicy;
import org.chatterbloke.voice.core.KeptOutput;
import org.chatterbloke.voice.core.KeptOutput.State;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.NarrationOutput;
import org.chatterbloke.voice.core.NarrationRequest;
import org.chatterbloke.voice.core.OutputShelf;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The outputs of the library, compared with the files on disk. */
@Component(service = OutputShelf.class)
public final class LibraryOutputShelf implements OutputShelf {

  private static final int SHORTEST_PREFIX = 4;

  /** File systems round times, and an entry is written a moment after its file. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private final OutputRepository repository;

  /** A shelf over a library; nothing is read yet. */
  @Activate
  public LibraryOutputShelf(@Reference OutputRepository repository) {
    this.repository = repository;
  }

  @Override
  public List<KeptOutput> all() throws ChatterBlokeException {
    Set<String> seen = new HashSet<>();
    List<KeptOutput> all = new ArrayList<>();
    for (StoredOutput output : repository.newest(Integer.MAX_VALUE)) {
      State state = seen.add(output.file()) ? state(output) : State.REPLACED;
      all.add(new KeptOutput(output, state));
    }
    return all;
  }

  private static State state(StoredOutput output) {
    Path file;
    try {
      file = Path.of(output.file());
    } catch (InvalidPathException e) {
      return State.GONE;
    }
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Instant latest = output.createdAt().plus(CLOCK_TOLERANCE);
      boolean same =
          found.isRegularFile()
              && found.size() == output.bytes()
              && !found.lastModifiedTime().toInstant().isAfter(latest)
              && file.toRealPath().equals(file);
      return same ? State.PRESENT : State.CHANGED;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return State.GONE;
    } catch (IOException e) {
      // What cannot be looked at is not known to be ours.
      return Files.notExists(file, LinkOption.NOFOLLOW_LINKS) ? State.GONE : State.CHANGED;
    }
  }

  @Override
  public KeptOutput find(String name) throws ChatterBlokeException {
    String wanted = name.strip();
    List<KeptOutput> all = all();
    List<KeptOutput> found =
        all.stream()
            .filter(kept ->
                kept.output().id().equals(wanted)
                    || (wanted.length() >= SHORTEST_PREFIX
                        && kept.output().id().startsWith(wanted)))
            .toList();
    if (found.size() > 1) {
      throw new NarrationException(
          FailureKind.BAD_INPUT,
          found.size() + " outputs have ids that begin with " + wanted + ".",
          "Write more of the id.",
          null);
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    for (String path : paths(wanted)) {
      for (KeptOutput kept : all) {
        if (kept.output().file().equals(path)) {
          return kept;
        }
      }
    }
    throw new NarrationException(
        FailureKind.NOT_FOUND,
        "The library has no output " + wanted + ".",
        "“chatterbloke outputs list” shows all with their ids.",
        null);
  }

  /** The forms in which a file may have been recorded. */
  private static List<String> paths(String name) {
    List<String> paths = new ArrayList<>();
    try {
      Path absolute = Path.of(name).toAbsolutePath().normalize();
      paths.add(absolute.toString());
      Path folder = absolute.getParent();
      if (folder != null && Files.isDirectory(folder)) {
        paths.add(folder.toRealPath().resolve(absolute.getFileName()).toString());
      }
    } catch (InvalidPathException | IOException e) {
      // Then it is no file that could have been written.
    }
    return paths;
  }

  @Override
  public List<KeptOutput> due(CleaningPolicy policy, Instant now) throws ChatterBlokeException {
    Duration age = policy.olderThan();
    List<KeptOutput> due = new ArrayList<>();
    int files = 0;
    for (KeptOutput kept : all()) {
      boolean old = age == null || kept.output().createdAt().plus(age).isBefore(now);
      boolean counts = kept.state() == State.PRESENT || kept.state() == State.CHANGED;
      files += counts ? 1 : 0;
      boolean surplus = !counts || files > policy.keep();
      if (old && surplus && kept.state() != State.CHANGED) {
        due.addFirst(kept);
      }
    }
    return due;
  }

  @Override
  public State delete(KeptOutput output) throws ChatterBlokeException {
    StoredOutput entry = output.output();
    State state = find(entry.id()).state();
    if (state == State.CHANGED) {
      throw new NarrationException(
          FailureKind.BAD_INPUT,
          entry.file() + " is not the file that was recorded: it was changed or replaced since.",
          "Delete it yourself if you do not need it; “outputs delete --forget” removes the entry.",
          null);
    }
    if (state == State.PRESENT) {
      try {
        Files.deleteIfExists(Path.of(entry.file()));
      } catch (IOException e) {
        throw new NarrationException(
            FailureKind.STORAGE,
            entry.file() + " cannot be deleted: " + TakeMaker.reason(e) + ".",
            "Check that its folder may be written and that no program has it open.",
            e);
      }
    }
    repository.remove(entry.id());
    return state;
  }

  @Override
  public void forget(KeptOutput output) throws ChatterBlokeException {
    repository.remove(output.output().id());
  }

  @Override
  public boolean isCurrent(NarrationRequest request, Path script) throws ChatterBlokeException {
    NarrationOutput.FileTarget target = request.output().file();
    if (target == null) {
      return false;
    }
    try {
      if (!Files.isRegularFile(target.path())) {
        return false;
      }
      Optional<StoredOutput> found = repository.newestOf(target.path().toRealPath().toString());
      return found.isPresent()
          && state(found.get()) == State.PRESENT
          && Files.getLastModifiedTime(script).toInstant().isBefore(found.get().createdAt())
          && OutputSettings.same(found.get().settings(), request);
    } catch (IOException e) {
      return false;
    }
  }
}
