package org.chatterbloke.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chatterbloke.audio.AudioClip;
import org.chatterbloke.audio.AudioFiles;
import org.chatterbloke.audio.WavCodec;
import org.chatterbloke.product.InstalledProduct.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The built headless product, unpacked elsewhere, as a user meets it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeadlessProductTest {

  @TempDir static Path temp;

  private static InstalledProduct product;

  @BeforeAll
  static void unpack() throws Exception {
    product = InstalledProduct.headless(temp);
  }

  private static AudioClip read(Path wav) throws Exception {
    return new AudioFiles(List.of(new WavCodec())).read(wav);
  }

  @Test
  void helpListsEveryCommandWithItsSummary() throws Exception {
    Outcome help = product.run("--help");
    assertEquals(0, help.exit(), help.all());
    for (String command :
        List.of(
            "narrate", "speak", "clone", "voices", "engines", "models", "plugins", "completion")) {
      assertTrue(help.out().contains("  " + command + " "), () -> command + " in " + help.out());
      assertEquals(0, product.run(command, "--help").exit(), command);
    }
  }

  @Test
  void enginesAndClonersAreListedAsJson() throws Exception {
    Outcome engines = product.run("engines", "--json");
    assertEquals(0, engines.exit(), engines.all());
    for (String part : List.of("\"kokoro\"", "\"hibari\"", "\"match\"")) {
      assertTrue(engines.out().contains(part), engines.out());
    }
  }

  @Test
  void narratesTheExampleInAMatchedVoiceToMp3AndReusesItsTakes() throws Exception {
    Path script = InstalledProduct.checkout().resolve("examples/welcome.md");
    Path recording = InstalledProduct.checkout().resolve("examples/voices/reader-1998.flac");
    Path mp3 = temp.resolve("welcome.mp3");
    String[] arguments = {
      "narrate", script.toString(), "--voice", recording.toString(), "-o", mp3.toString(), "--json"
    };
    Outcome first = product.run(arguments);
    assertEquals(0, first.exit(), first.all());
    assertTrue(Files.size(mp3) > 100_000, () -> "a small file: " + mp3);
    assertTrue(first.err().toLowerCase().contains("not a clone"), first.err());
    Outcome second = product.run(arguments);
    assertEquals(0, second.exit(), second.all());
    assertTrue(second.out().replace(" ", "").contains("\"rendered\":0"), second.out());
  }

  @Test
  void twoProcessesOnOneDataFolderGiveTheSameSamples() throws Exception {
    Path script = temp.resolve("two.md");
    Files.writeString(script, "The first sentence is here. The second one follows. And a third.");
    Path a = temp.resolve("a.wav");
    Path b = temp.resolve("b.wav");
    ProcessBuilder first =
        product.command("narrate", script.toString(), "--engine", "hibari", "-o", a.toString());
    Process background =
        first.redirectErrorStream(true).redirectOutput(temp.resolve("a.log").toFile()).start();
    Outcome second =
        product.run("narrate", script.toString(), "--engine", "hibari", "-o", b.toString());
    assertTrue(background.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, background.exitValue(), Files.readString(temp.resolve("a.log")));
    assertEquals(0, second.exit(), second.all());
    assertEquals(read(a), read(b));
  }

  @Test
  void aVoiceIsStoredShownRenamedUsedAndDeleted() throws Exception {
    Path recording = InstalledProduct.checkout().resolve("examples/voices/reader-2033.flac");
    Outcome cloned =
        product.run("clone", recording.toString(), "--name", "Anna", "--consent", "test");
    assertEquals(0, cloned.exit(), cloned.all());
    assertTrue(product.run("voices", "show", "anna").out().contains("kokoro"));
    assertEquals(0, product.run("voices", "rename", "Anna", "Bea").exit());
    assertTrue(product.run("voices", "list").out().contains("Bea"));
    Path script = temp.resolve("bea.txt");
    Files.writeString(script, "Hello there.");
    Path wav = temp.resolve("bea.wav");
    Outcome narrated =
        product.run("narrate", script.toString(), "--voice", "Bea", "-o", wav.toString());
    assertEquals(0, narrated.exit(), narrated.all());
    assertTrue(read(wav).seconds() > 0.4);
    assertEquals(0, product.run("voices", "delete", "Bea", "--yes").exit());
    assertEquals(4, product.run("voices", "show", "Bea").exit());
    try (Stream<Path> left = Files.list(product.home().resolve("voices"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void interruptStopsCleanlyAndKeepsTheTakes() throws Exception {
    Path script = temp.resolve("long.md");
    Files.writeString(script, "This sentence is said again, number %d. ".repeat(1));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("Sentence number ").append(i).append(" has its own words.\n\n");
    }
    Files.writeString(script, text);
    Path wav = temp.resolve("long.wav");
    Process process =
        product
            .command("narrate", script.toString(), "--voice", "af_heart", "-o", wav.toString())
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("long.log").toFile())
            .start();
    Path takes = product.home().resolve("cache/takes");
    long before = count(takes);
    while (count(takes) < before + 3 && process.isAlive()) {
      process.waitFor(100, TimeUnit.MILLISECONDS); // polls what a user sees: takes on the disk
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "Ctrl-C is obeyed");
    assertEquals(130, process.exitValue(), Files.readString(temp.resolve("long.log")));
    assertFalse(Files.exists(wav), "no half-written file");
    try (Stream<Path> beside = Files.list(temp)) {
      assertTrue(beside.noneMatch(f -> f.getFileName().toString().contains("long.wav")));
    }
    assertTrue(count(takes) >= before + 3);
  }

  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void completionScriptIsValidForBash() throws Exception {
    Outcome script = product.run("completion");
    assertEquals(0, script.exit(), script.all());
    Outcome checked = InstalledProduct.run(new ProcessBuilder("bash", "-n"), script.out());
    assertEquals(0, checked.exit(), checked.err());
    assertTrue(script.out().contains("narrate"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void anEngineIsRemovedRolledBackAndInstalledOverHttp() throws Exception {
    assertEquals(0, product.run("plugins", "remove", "engine.hibari").exit());
    assertFalse(product.run("engines").out().contains("hibari"));
    Outcome back = product.run("plugins", "rollback");
    assertEquals(0, back.exit(), back.all());
    assertTrue(product.run("engines").out().contains("hibari"));
    assertEquals(0, product.run("plugins", "remove", "engine.hibari").exit());
    try (RepositoryServer server = new RepositoryServer(InstalledProduct.repository())) {
      URI site = server.address();
      Outcome installed =
          product.run("plugins", "install", "engine.hibari", "--from", site.toString());
      assertEquals(0, installed.exit(), installed.all());
      assertTrue(server.requests() > 0);
    }
    Outcome engines = product.run("engines");
    assertTrue(engines.out().contains("hibari"), engines.all());
    Outcome essential = product.run("plugins", "remove", "platform");
    assertEquals(3, essential.exit(), essential.all());
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void aPluginSiteThatDoesNotAnswerGetsASentence() throws Exception {
    URI dead;
    try (RepositoryServer server = new RepositoryServer(InstalledProduct.repository())) {
      dead = server.address();
    }
    Outcome failed = product.run("plugins", "install", "engine.hibari", "--from", dead.toString());
    assertEquals(5, failed.exit(), failed.all());
    assertTrue(failed.err().contains("Error: The plug-in site"), failed.err());
    Outcome unknown =
        product.run(
            "plugins",
            "install",
            "engine.nobody",
            "--from",
            InstalledProduct.repository().toString());
    assertEquals(4, unknown.exit(), unknown.all());
  }
}
