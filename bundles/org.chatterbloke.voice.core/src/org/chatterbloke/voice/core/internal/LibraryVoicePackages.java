package org.chatterbloke.voice.core.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chatterbloke.base.ChatterBlokeException;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.api.VoiceRepository;
import org.chatterbloke.voice.core.EngineRegistry;
import org.chatterbloke.voice.core.NarrationException;
import org.chatterbloke.voice.core.VoicePackages;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Packages of the library's voices. */
@Component(service = VoicePackages.class)
public final class LibraryVoicePackages implements VoicePackages {

  private final VoiceRepository library;
  private final EngineRegistry engines;
  private final DataFolder folder;

  /** Made by Declarative Services. */
  @Activate
  public LibraryVoicePackages(
      @Reference VoiceRepository library, @Reference EngineRegistry engines) {
    this(library, engines, DataFolder.current());
  }

  /** A service over the voices of a data folder. */
  public LibraryVoicePackages(VoiceRepository library, EngineRegistry engines, DataFolder folder) {
    this.library = library;
    this.engines = engines;
    this.folder = folder;
  }

  /** A file of a voice: where it lies and its path in the package. */
  private record Source(Path file, String relative, String packed) {}

  @Override
  public void export(String name, Path file, IProgressMonitor monitor)
      throws ChatterBlokeException {
    StoredVoice voice = stored(name.strip());
    Path home = folder.voices().resolve(voice.id());
    Path absolute = file.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new NarrationException(
          FailureKind.BAD_INPUT, file + " is a folder.", "Name a file to write.", null);
    }
    Path beside = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
    try {
      List<Source> sources = sources(voice, home);
      write(voice, sources, beside, monitor);
      PackageSeal.put(beside);
      Files.move(beside, absolute, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new NarrationException(
          FailureKind.STORAGE,
          "The package " + file + " cannot be written: " + TakeMaker.reason(e) + ".",
          "Check that its folder exists, may be written and has room.",
          e);
    } finally {
      Folders.delete(beside);
    }
  }

  private StoredVoice stored(String name) throws ChatterBlokeException {
    return library
        .byName(name)
        .orElseThrow(() ->
            new NarrationException(
                FailureKind.NOT_FOUND,
                "There is no voice " + name + " in the library.",
                "“chatterbloke voices list” shows all; stock voices cannot be exported.",
                null));
  }

  /** All files of a voice; each that the library names must be there. */
  private static List<Source> sources(StoredVoice voice, Path home)
      throws IOException, NarrationException {
    Set<String> used = new HashSet<>(Set.of(PackagePaths.key(PackageManifest.NAME)));
    List<Source> sources = new ArrayList<>();
    Set<String> present = new HashSet<>();
    List<Path> files = List.of();
    if (Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> walk = Files.walk(home)) {
        files =
            walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                .sorted()
                .toList();
      }
    }
    for (Path path : files) {
      String relative = home.relativize(path).toString().replace('\\', '/');
      present.add(relative);
      sources.add(new Source(path, relative, PackagePaths.safe(relative, used)));
    }
    List<String> needed = new ArrayList<>(voice.files().values());
    needed.addAll(voice.recordings().lines().toList());
    for (String path : needed) {
      if (!present.contains(path)) {
        throw new NarrationException(
            FailureKind.STORAGE,
            "The file " + path + " of the voice " + voice.name() + " is missing in " + home + ".",
            "Restore it from a backup, or make the voice again.",
            null);
      }
    }
    return sources;
  }

  private static void write(
      StoredVoice voice, List<Source> sources, Path zip, IProgressMonitor monitor)
      throws IOException {
    Map<String, String> renamed = new TreeMap<>();
    List<PackageManifest.Entry> entries = new ArrayList<>();
    for (Source source : sources) {
      renamed.put(source.relative(), source.packed());
      entries.add(entry(source, monitor));
    }
    PackageManifest manifest = new PackageManifest(renamed(voice, renamed), entries);
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      packed.setComment(PackageSeal.BLANK);
      packed.putNextEntry(new ZipEntry(PackageManifest.NAME));
      packed.write(manifest.json().getBytes(StandardCharsets.UTF_8));
      packed.closeEntry();
      for (Source source : sources) {
        checkCancel(monitor);
        packed.putNextEntry(new ZipEntry(source.packed()));
        Files.copy(source.file(), packed);
        packed.closeEntry();
      }
    }
  }

  private static PackageManifest.Entry entry(Source source, IProgressMonitor monitor)
      throws IOException {
    checkCancel(monitor);
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(source.file()), PackageSeal.sha256())) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      String sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return new PackageManifest.Entry(source.packed(), bytes, sha256);
    }
  }

  private static StoredVoice renamed(StoredVoice voice, Map<String, String> names) {
    Map<String, String> files = new TreeMap<>();
    voice.files().forEach((role, path) -> files.put(role, names.getOrDefault(path, path)));
    List<String> recordings =
        voice.recordings().lines().map(path -> names.getOrDefault(path, path)).toList();
    return copy(voice, voice.id(), voice.name(), files, String.join("\n", recordings));
  }

  private static StoredVoice copy(
      StoredVoice voice, String id, String name, Map<String, String> files, String recordings) {
    return new StoredVoice(
        id,
        name,
        voice.engineId(),
        voice.clonerId(),
        voice.language(),
        voice.sex(),
        voice.format(),
        voice.voiceName(),
        files,
        voice.fingerprint(),
        voice.parameters(),
        voice.equaliser(),
        voice.similarity(),
        voice.report(),
        voice.consent(),
        recordings,
        voice.createdAt());
  }

  @Override
  public Imported importFrom(Path file, String name, IProgressMonitor monitor)
      throws ChatterBlokeException {
    String id = UUID.randomUUID().toString();
    Path home = folder.voices().resolve(id);
    Path beside = folder.voices().resolve("." + id + ".making");
    boolean voicesWereThere = Files.exists(folder.voices());
    boolean done = false;
    try {
      Files.createDirectories(beside);
      PackageManifest manifest = new PackageReader(file, monitor).unpack(beside);
      StoredVoice packed = manifest.voice();
      String wanted = VoiceNames.checked(name.isBlank() ? packed.name() : name);
      StoredVoice voice = copy(packed, id, wanted, packed.files(), packed.recordings());
      check(voice, file, beside);
      checkFree(wanted);
      checkCancel(monitor);
      Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
      library.add(voice);
      done = true;
      return new Imported(voice, remarks(voice));
    } catch (IOException e) {
      throw new NarrationException(
          FailureKind.STORAGE,
          "The voice cannot be unpacked to " + folder.voices() + ": " + TakeMaker.reason(e) + ".",
          "Check that the folder may be written and has room; nothing was changed.",
          e);
    } finally {
      Folders.delete(beside);
      if (!done) {
        Folders.delete(home);
        if (!voicesWereThere) {
          Folders.deleteIfEmpty(folder.voices());
        }
      }
    }
  }

  /** Whether the narration path can use what the package says. */
  private static void check(StoredVoice voice, Path file, Path beside) throws NarrationException {
    boolean finite = voice.parameters().values().stream().allMatch(Double::isFinite);
    if (!finite || voice.engineId().isBlank() || voice.fingerprint().isBlank()) {
      throw PackageReader.refused(file, "its manifest describes no voice");
    }
    try {
      StoredVoices.profile(voice, beside);
      if (!voice.report().isEmpty()) {
        StoredVoices.report(voice.report());
      }
    } catch (NarrationException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw PackageReader.refused(file, "its manifest describes no voice");
    }
  }

  private void checkFree(String name) throws ChatterBlokeException {
    if (library.byName(name).isPresent()) {
      throw new NarrationException(
          FailureKind.BAD_INPUT,
          "There is a voice " + name + " already.",
          "Choose another name with --name, or rename or delete that voice.",
          null);
    }
  }

  private List<String> remarks(StoredVoice voice) {
    return engines.descriptor(voice.engineId()).isPresent()
        ? List.of()
        : List.of(
            "The voice needs the engine "
                + voice.engineId()
                + ", which is not installed here yet.");
  }

  private static void checkCancel(IProgressMonitor monitor) {
    if (monitor.isCanceled()) {
      throw new OperationCanceledException();
    }
  }
}
