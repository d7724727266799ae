package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chatterbloke.base.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptArgumentsTest {

  @TempDir private Path root;

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "Text.");
    }
  }

  private static List<String> places(ScriptArguments.Expanded expanded) {
    return expanded.scripts().stream()
        .map(script -> script.place().toString().replace('\\', '/'))
        .toList();
  }

  private ScriptArguments.Expanded expand(boolean recursive, String... arguments)
      throws UsageFailure {
    return ScriptArguments.expand(List.of(arguments), recursive);
  }

  @Test
  void oneFileIsOneScript() throws Exception {
    ScriptArguments.Expanded one = expand(false, "not/there.md");
    assertEquals(List.of("there.md"), places(one));
    assertFalse(one.several());
  }

  @Test
  void aFolderIsAllScriptsInItInOrder() throws Exception {
    touch("b.md", "a.txt", "c.markdown", "d.docx", ".hidden.md", "sub/e.md", ".git/f.md");
    ScriptArguments.Expanded flat = expand(false, root.toString());
    assertEquals(List.of("a.txt", "b.md", "c.markdown"), places(flat));
    assertTrue(flat.several());
    assertEquals(
        List.of("a.txt", "b.md", "c.markdown", "sub/e.md"), places(expand(true, root.toString())));
  }

  @Test
  void aScriptThatIsNamedTwiceIsReadOnce() throws Exception {
    touch("a.md", "b.md");
    assertEquals(
        List.of("b.md", "a.md"),
        places(expand(false, root.resolve("b.md").toString(), root.toString())));
  }

  @Test
  void aListNamesScriptsRelativeToItself() throws Exception {
    Path list = root.resolve("list.txt");
    Files.writeString(list, "\uFEFF# a comment\r\none.md\r\n\r\n  sub/two three.md  \n");
    ScriptArguments.Expanded listed = expand(false, "@" + list);
    assertEquals(List.of("one.md", "two three.md"), places(listed));
    assertEquals(
        List.of(root.resolve("one.md"), root.resolve("sub/two three.md")),
        listed.scripts().stream().map(ScriptArguments.Named::source).toList());
    assertTrue(listed.several());
  }

  private static void refused(FailureKind kind, String part, String... arguments) {
    UsageFailure failure =
        assertThrows(UsageFailure.class, () -> ScriptArguments.expand(List.of(arguments), false));
    assertEquals(kind, failure.kind());
    assertTrue(failure.sentence().contains(part), failure.sentence());
  }

  @Test
  void whatNamesNoScriptIsRefused() throws Exception {
    touch("empty/picture.png");
    Files.writeString(root.resolve("blank.txt"), "# nothing\n\n");
    Files.write(root.resolve("latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    refused(FailureKind.NOT_FOUND, "empty", root.resolve("empty").toString());
    refused(FailureKind.NOT_FOUND, "none.txt", "@" + root.resolve("none.txt"));
    refused(FailureKind.BAD_INPUT, "blank.txt", "@" + root.resolve("blank.txt"));
    refused(FailureKind.BAD_INPUT, "latin.txt", "@" + root.resolve("latin.txt"));
    refused(FailureKind.BAD_INPUT, "\0", "\0");
  }
}
