package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chatterbloke.audio.WavCodec;
import org.chatterbloke.base.DataFolder;
import org.chatterbloke.cli.Session;
import org.chatterbloke.cli.Terminal;
import org.chatterbloke.library.api.StoredVoice;
import org.chatterbloke.library.jpa.internal.JpaLexiconRepository;
import org.chatterbloke.library.jpa.internal.JpaVoiceRepository;
import org.chatterbloke.library.jpa.internal.LibraryDatabase;
import org.chatterbloke.testkit.FakeVoiceEngine;
import org.chatterbloke.testkit.LibraryRepositoryContract;
import org.chatterbloke.testkit.TestModels;
import org.chatterbloke.text.english.internal.EnglishFrontEnd;
import org.chatterbloke.voice.core.CloningService;
import org.chatterbloke.voice.core.internal.CachingNarrator;
import org.chatterbloke.voice.core.internal.LibraryPronunciations;
import org.chatterbloke.voice.core.internal.LibraryVoiceResolver;
import org.chatterbloke.voice.core.internal.LiveEngineRegistry;
import org.chatterbloke.voice.core.internal.LiveFrontEndRegistry;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command with the real library and the real English, and an engine of tones. */
class LexiconCommandTest {

  private static final EnglishFrontEnd ENGLISH = new EnglishFrontEnd(TestModels.store());

  @TempDir private Path root;
  private LibraryDatabase database;
  private FakeVoiceEngine engine;
  private LexiconCommand command;
  private Terminal terminal;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void setUp() {
    DataFolder folder = new DataFolder(root.resolve("home"));
    database = new LibraryDatabase(folder);
    JpaVoiceRepository library = new JpaVoiceRepository(database);
    engine = new FakeVoiceEngine("kokoro");
    LiveEngineRegistry engines = new LiveEngineRegistry();
    engines.addEngine(engine);
    LiveFrontEndRegistry frontEnds = new LiveFrontEndRegistry();
    frontEnds.addFrontEnd(ENGLISH);
    LibraryPronunciations lexicon =
        new LibraryPronunciations(new JpaLexiconRepository(database), frontEnds);
    CachingNarrator narrator = new CachingNarrator(engines, frontEnds, folder, 1L << 30);
    narrator.addCodec(new WavCodec());
    narrator.setPronunciations(lexicon);
    LibraryVoiceResolver voices = new LibraryVoiceResolver(engines, folder, "kokoro");
    voices.setLibrary(library);
    terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    CloningService none =
        (CloningService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {CloningService.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("nothing is cloned here");
                });
    command = new LexiconCommand(lexicon, library, voices, none, narrator, null, new TestSession());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private final class TestSession implements Session {
    @Override
    public Terminal terminal() {
      return terminal;
    }

    @Override
    public IProgressMonitor monitor() {
      return new NullProgressMonitor();
    }

    @Override
    public IProgressMonitor progress() {
      return new NullProgressMonitor();
    }
  }

  /** Runs the command as the application does; returns the exit code. */
  private int run(String... arguments) {
    out.reset();
    err.reset();
    return new CommandLine(command)
        .setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setExecutionExceptionHandler(
            (failure, line, result) -> FailureReport.print(failure, terminal))
        .execute(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  @Test
  void aWordIsAddedListedChangedAndRemoved() {
    assertEquals(0, run("add", "Siobhan", "/ʃəvˈɔn/", "--inflections"), err());
    assertTrue(out().contains("“Siobhan” is read as /ʃəvˈɔn/"), out());
    assertEquals(0, run("add", "siobhan", "shiv-awn"), err());
    assertEquals(0, run("list"));
    assertEquals(1, out().lines().count(), out());
    assertTrue(out().contains("shiv-awn"), out());
    assertEquals(0, run("remove", "SIOBHAN"), err());
    assertEquals(4, run("remove", "Siobhan"));
    assertTrue(err().contains("no such entry for “Siobhan”"), err());
    assertEquals(0, run("list"));
    assertEquals("", out());
  }

  @Test
  void aSignThatIsNoSoundIsNamedAndNothingIsAdded() {
    assertEquals(3, run("add", "Gogo", "/go'go/"));
    assertTrue(err().contains("The sign “g” in the reading /go'go/ of “Gogo”"), err());
    assertTrue(err().contains("ɡ (U+0261)"), err());
    assertEquals(3, run("add", "Word", "/wˈɜɹd7/"));
    assertTrue(err().contains("“7”"), err());
    assertEquals(0, run("list"));
    assertEquals("", out());
  }

  /** A voice of the library without files. */
  private static StoredVoice anna() {
    StoredVoice voice = LibraryRepositoryContract.voice("Anna");
    return new StoredVoice(
        voice.id(),
        voice.name(),
        voice.engineId(),
        voice.clonerId(),
        voice.language(),
        voice.sex(),
        voice.format(),
        voice.voiceName(),
        Map.of(),
        voice.fingerprint(),
        Map.of(),
        "",
        voice.similarity(),
        "",
        "",
        "",
        voice.createdAt());
  }

  @Test
  void scopesAreKeptApartAndNamed() throws Exception {
    new JpaVoiceRepository(database).add(anna());
    String script = file("a.md", "Hello.").toString();
    assertEquals(0, run("add", "lead", "led", "--voice", "anna"), err());
    assertEquals(0, run("add", "lead", "leed", "--script", script), err());
    assertEquals(2, lines(run("list")));
    assertTrue(out().contains("voice Anna") && out().contains("a.md"), out());
    assertEquals(4, run("remove", "lead"));
    assertTrue(err().contains("voice Anna, script "), err());
    assertEquals(0, run("remove", "lead", "--voice", "Anna"), err());
    assertEquals(1, lines(run("list")));
    assertEquals(4, run("add", "lead", "led", "--script", "nowhere.md"));
    assertEquals(4, run("add", "lead", "led", "--voice", "nobody"));
    assertEquals(3, run("add", "lead", "led", "--voice", "anna", "--script", script));
  }

  private long lines(int exit) {
    assertEquals(0, exit, err());
    return out().lines().count();
  }

  @Test
  void aWordIsSaidAsItIsAndAsItWouldBe() {
    Path wav = root.resolve("word.wav");
    assertEquals(0, run("say", "Siobhan", "/ʃəvˈɔn/", "-o", wav.toString()), err());
    assertTrue(out().contains("Siobhan  /ʃəvˈɔn/"), out());
    assertTrue(Files.exists(wav));
    assertEquals("ʃəvˈɔn", engine.spoken().getLast().text().phonemes());
    assertEquals(0, run("say", "Siobhan", "-o", wav.toString()), err());
    assertFalse(out().contains("ʃəvˈɔn/"), "nothing was stored: " + out());
    run("add", "Siobhan", "/ʃəvˈɔn/");
    assertEquals(0, run("say", "Siobhan", "-o", wav.toString()), err());
    assertTrue(out().contains("/ʃəvˈɔn/"), out());
    assertEquals(0, run("say", "a[b]*c", "/ˈɑ/", "-o", wav.toString()), err());
    assertEquals("ˈɑ", engine.spoken().getLast().text().phonemes());
  }

  @Test
  void anExportIsImportedAgain() throws IOException {
    String script = file("a.md", "Hello.").toString();
    run("add", "say \"cheese\", please", "say \"cheez\", pleez", "--script", script);
    run("add", "US", "you ess", "--case", "--language", "en-GB");
    run("add", "Zoë", "/zˈOi/", "--voice", "kokoro_bert", "--inflections");
    run("list");
    String before = out();
    Path csv = root.resolve("mine.csv");
    assertEquals(0, run("export", csv.toString()), err());
    for (String word : List.of("US", "Zoë", "say \"cheese\", please")) {
      run("remove", word);
      run("remove", word, "--voice", "kokoro_bert");
      run("remove", word, "--script", script);
    }
    assertEquals(0, lines(run("list")));
    Files.writeString(csv, "\uFEFF" + Files.readString(csv));
    assertEquals(0, run("import", csv.toString()), err());
    assertEquals("3 entries imported.", out().strip());
    run("list");
    assertEquals(before, out());
    assertEquals(6, run("export", root.resolve("no/folder.csv").toString()));
  }

  @Test
  void aDamagedTableIsRefusedAndNothingIsChanged() throws IOException {
    run("add", "Siobhan", "shiv-awn");
    run("list");
    String before = out();
    String head = "written,reading,scope,of\nSiobhan,sib-an,,\nGood,good,,\n";
    for (String[] bad :
        new String[][] {
          {"Bad,/ba7d/,,", "Line 4: The sign “7”"},
          {"Bad,\"bad,,", "Line 4: a quotation mark is opened"},
          {"Bad,bad", "Line 4: there are 2 fields"},
          {"Bad,bad,voice,nobody", "Line 4: "},
          {"good,gud,,", "Line 4: “good” stands in line 3 already"},
        }) {
      Path csv = file("bad.csv", head + bad[0] + "\n");
      int exit = run("import", csv.toString());
      assertTrue(exit == 3 || exit == 4, exit + " " + err());
      assertTrue(err().contains("bad.csv: " + bad[1]), err());
    }
    Files.write(root.resolve("latin.csv"), "written,reading\nZoë,zo\n".getBytes("ISO-8859-1"));
    assertEquals(3, run("import", root.resolve("latin.csv").toString()));
    assertTrue(err().contains("not a text in UTF-8"), err());
    assertEquals(4, run("import", root.resolve("missing.csv").toString()));
    assertEquals(3, run("import", root.toString()));
    run("list");
    assertEquals(before, out());
  }

  @Test
  void suggestionsComeMostFrequentFirstAndLeaveWithTheirEntries() throws IOException {
    Path script =
        file(
            "tale.md",
            """
            # The road to Kvothamyr

            Old Brzezhnik lived in Kvothamyr, and Brzezhnik's dog lived there too. "Brzezhnik!"
            cried the postman. The XKCDQ office had sent him a letter for Thrandolin, who was away.
            The river was low that summer, and [Quorlax](/kwˈɔɹlæks/) was glad of it.
            """);
    assertEquals(0, run("suggest", script.toString()), err());
    List<String> lines = out().lines().toList();
    assertTrue(lines.get(0).matches(" +3  Brzezhnik +network +/.+/"), out());
    assertTrue(lines.get(1).matches(" +2  Kvothamyr +network +/.+/"), out());
    assertTrue(out().matches("(?s).* 1  XKCDQ +spelled +/.+/.*"), out());
    assertFalse(out().contains("postman") || out().contains("Quorlax"), out());
    assertEquals(4, lines.size(), out());
    run("add", "Brzezhnik", "breh-zhnik", "--inflections");
    assertEquals(0, run("suggest", script.toString(), "--json", "--voice", "kokoro_bert"));
    assertFalse(out().contains("Brzezhnik"), out());
    assertTrue(out().contains("\"en-GB\"") && out().contains("\"network\""), out());
  }

  @Test
  void suggestionsForNovelsAreTheirOddNames() throws IOException {
    Path prose =
        TestModels.root()
            .resolve("tests/org.chatterbloke.text.english.tests/src/test/resources")
            .resolve("org/chatterbloke/text/english/internal/prose.tsv");
    String text =
        Files.readAllLines(prose).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .collect(Collectors.joining(" "));
    assertEquals(0, run("suggest", file("novels.txt", text).toString()), err());
    List<String> lines = out().lines().toList();
    List<Integer> counts =
        lines.stream().map(l -> Integer.valueOf(l.strip().split(" ")[0])).toList();
    assertEquals(counts.stream().sorted(Comparator.reverseOrder()).toList(), counts);
    assertTrue(lines.size() > 10 && lines.size() < 150, out());
    assertTrue(out().matches("(?s).* 4  Queequeg +network +/kwˈikwɛɡ/.*"), out());
    assertTrue(out().matches("(?s).* 1  DOTH +spelled +/.+/.*"), out());
    assertFalse(out().contains("however") || out().contains("Queequeg's"), out());
  }
}
