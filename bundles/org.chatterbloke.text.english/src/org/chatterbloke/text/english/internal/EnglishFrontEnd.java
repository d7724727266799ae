package org.chatterbloke.text.english.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.chatterbloke.base.FailureKind;
import org.chatterbloke.modelstore.ModelFiles;
import org.chatterbloke.modelstore.ModelStore;
import org.chatterbloke.modelstore.ModelStoreException;
import org.chatterbloke.text.PronunciationRules;
import org.chatterbloke.text.ReadingRequest;
import org.chatterbloke.text.SpokenText;
import org.chatterbloke.text.TextException;
import org.chatterbloke.text.TextFrontEnd;
import org.chatterbloke.text.english.internal.normaliser.Normaliser;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads American and British English with the dictionaries and networks of the model {@value
 * #MODEL}. The files are required from the model store at the first reading; each variant is loaded
 * when it is first used.
 */
@Component(service = TextFrontEnd.class)
public final class EnglishFrontEnd implements TextFrontEnd, PronunciationRules {

  /** The id of the model in the model store. */
  public static final String MODEL = "english";

  /** Changes whenever the reading of unchanged data may change. */
  private static final String RULES = "1." + Normaliser.VERSION;

  /** Where the data files come from. */
  private interface Source {
    Function<String, Path> files() throws TextException;

    String fingerprint();
  }

  private final Source source;
  private final Map<Variant, EnglishReader> readers = new EnumMap<>(Variant.class);
  private @Nullable EnglishData data;
  private @Nullable String version;

  /** The component: files come from the model store. */
  @Activate
  public EnglishFrontEnd(@Reference ModelStore modelStore) {
    this(new StoreSource(modelStore));
  }

  private EnglishFrontEnd(Source source) {
    this.source = source;
  }

  /** A front end on files in one folder, under the names of the model's manifest. */
  public static EnglishFrontEnd inFolder(Path folder) {
    return new EnglishFrontEnd(new FolderSource(folder));
  }

  @Override
  public Set<String> languages() {
    return Set.of(Variant.US.tag(), Variant.GB.tag());
  }

  @Override
  public synchronized String version() {
    String known = version;
    if (known == null) {
      known = "english " + RULES + " " + source.fingerprint();
      version = known;
    }
    return known;
  }

  @Override
  public SpokenText read(ReadingRequest request) throws TextException {
    Variant variant = variant(request.language());
    try {
      return reader(variant).read(request);
    } catch (DamagedDataException e) {
      throw EnglishData.damaged(e.file(), e);
    }
  }

  private static Variant variant(String language) throws TextException {
    return Variant.of(language)
        .orElseThrow(() ->
            new TextException(
                FailureKind.BAD_INPUT,
                "The English front end does not read the language “" + language + "”.",
                "Use en-US or en-GB, or install a front end for that language.",
                null));
  }

  @Override
  public Optional<String> unknownSign(String phonemes, String language) throws TextException {
    variant(language);
    String sign = data().alphabet().firstUnknown(phonemes);
    return sign.isEmpty() ? Optional.empty() : Optional.of(sign);
  }

  @Override
  public List<Inflected> inflections(String written, String language) {
    return Inflections.of(written);
  }

  @Override
  public String withEnding(String phonemes, String written, Ending ending, String language) {
    return Inflections.sound(Variant.of(language).orElse(Variant.US), phonemes, written, ending);
  }

  private EnglishReader reader(Variant variant) throws TextException {
    synchronized (readers) {
      EnglishReader reader = readers.get(variant);
      if (reader == null) {
        try {
          reader = data().reader(variant);
        } catch (TextException e) {
          // The files may be repaired before the next attempt.
          data = null;
          throw e;
        }
        readers.put(variant, reader);
      }
      return reader;
    }
  }

  private EnglishData data() throws TextException {
    synchronized (readers) {
      EnglishData loaded = data;
      if (loaded == null) {
        loaded = new EnglishData(source.files());
        data = loaded;
      }
      return loaded;
    }
  }

  /** Files of the model store. */
  private record StoreSource(ModelStore store) implements Source {
    @Override
    public Function<String, Path> files() throws TextException {
      try {
        ModelFiles files = store.require(MODEL, true, new NullProgressMonitor());
        return files::file;
      } catch (ModelStoreException e) {
        throw new TextException(e.kind(), e.sentence(), e.remedy(), e);
      }
    }

    @Override
    public String fingerprint() {
      CRC32 sum = new CRC32();
      store
          .manifest(MODEL)
          .ifPresent(manifest ->
              manifest
                  .files()
                  .forEach(file ->
                      sum.update(
                          (file.name() + file.sha256())
                              .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
      return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
  }

  /** Files of a folder. */
  private record FolderSource(Path folder) implements Source {
    @Override
    public Function<String, Path> files() {
      return folder::resolve;
    }

    @Override
    public String fingerprint() {
      CRC32 sum = new CRC32();
      for (Variant variant : Variant.values()) {
        for (String name : new String[] {variant.goldFile(), variant.silverFile()}) {
          try {
            sum.update(
                (name + Files.size(folder.resolve(name)))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
          } catch (IOException e) {
            sum.update(name.length());
          }
        }
      }
      return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
  }
}
