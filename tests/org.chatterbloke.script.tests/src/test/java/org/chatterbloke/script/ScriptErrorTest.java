package org.chatterbloke.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chatterbloke.base.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptErrorTest {

  @TempDir private Path folder;

  @Test
  void anUnclosedCueIsNamedWithLineAndColumn() {
    assertFails("Hi.\n\nHe said [pause 1s and left.\n", 3, 9, "[pause");
    assertFails("[voice: Anna\n", 1, 1, "[voice");
    assertFails("> quoted\r\n> text [pause", 2, 8, "not closed");
  }

  @Test
  void anUnusableDurationIsNamed() {
    assertFails("x [pause soon] y", 1, 3, "\"soon\" is no duration");
    assertFails("[pause 3]", 1, 1, "\"3\" is no duration");
    assertFails("[pause -1s]", 1, 1, "\"-1s\" is no duration");
    assertFails("[pause 11 min]", 1, 1, "at most 600 seconds");
  }

  @Test
  void anEmptyVoiceIsNamed() {
    assertFails("a\nb [voice: ] c", 2, 3, "names no voice");
  }

  @Test
  void unclosedNotesCommentsAndCodeAreNamed() {
    assertFails("a [[b\n\nc", 1, 3, "note [[");
    assertFails("a\n\n<!-- b", 3, 1, "comment");
    assertFails("a <!-- b\n\n-->", 1, 3, "comment");
    assertFails("a\n\n```\nb", 3, 1, "code block");
  }

  @Test
  void unclosedOrBrokenFrontMatterIsNamed() {
    assertFails("---\ntitle: x\n\nText goes on\n", 1, 1, "front matter that begins here");
    assertFails("---\ntitle: x\n", 1, 1, "front matter that begins here");
    assertFails("---\ntitle: x\nwhat is this\n---\n", 3, 1, "key: value");
  }

  private static void assertFails(String source, int line, int column, String part) {
    ScriptException e = assertThrows(ScriptException.class, () -> Script.parse(source));
    assertEquals(line, e.line(), e.getMessage());
    assertEquals(column, e.column(), e.getMessage());
    assertTrue(e.sentence().startsWith("Line " + line + ", column " + column + ": "), e.sentence());
    assertTrue(e.sentence().contains(part), e.sentence());
    assertTrue(e.sentence().endsWith("."), e.sentence());
    assertTrue(e.remedy().endsWith("."), e.remedy());
    assertEquals(FailureKind.BAD_INPUT, e.kind());
  }

  @Test
  void aBrokenFileIsNamedWithItsPlace() throws Exception {
    Path file = Files.writeString(folder.resolve("story.md"), "a\n[pause\n");
    ScriptException e = assertThrows(ScriptException.class, () -> ScriptReader.read(file));
    assertTrue(e.sentence().startsWith(file + ", line 2, column 1: "), e.sentence());
  }

  @Test
  void utf8WithAndWithoutMarkAndUtf16WithMarkAreRead() throws Exception {
    String text = "Café – naïve 😀.\n";
    assertEquals(text, readAs(text, StandardCharsets.UTF_8, ""));
    assertEquals(text, readAs(text, StandardCharsets.UTF_8, "\uFEFF"));
    assertEquals(text, readAs(text, StandardCharsets.UTF_16LE, "\uFEFF"));
    assertEquals(text, readAs(text, StandardCharsets.UTF_16BE, "\uFEFF"));
  }

  private String readAs(String text, Charset charset, String mark) throws Exception {
    Path file = folder.resolve("x.md");
    Files.write(file, (mark + text).getBytes(charset));
    return ScriptReader.read(file).source();
  }

  @Test
  void aWrongEncodingIsNamedWithByteAndLine() throws Exception {
    Path file = folder.resolve("latin.md");
    Files.write(file, "One\nTwo\nCafé\n".getBytes(StandardCharsets.ISO_8859_1));
    ScriptException e = assertThrows(ScriptException.class, () -> ScriptReader.read(file));
    assertEquals(
        file + " is not a text in UTF-8: byte 12 (0xE9, in line 3) does not belong there.",
        e.sentence());
    assertFalse(e.remedy().isBlank());
  }

  @Test
  void utf16WithoutMarkIsNoText() throws Exception {
    Path file = folder.resolve("x.md");
    Files.write(file, "Hello there".getBytes(StandardCharsets.UTF_16LE));
    assertTrue(
        assertThrows(ScriptException.class, () -> ScriptReader.read(file))
            .sentence()
            .contains("zero bytes"));
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    ScriptException missing =
        assertThrows(ScriptException.class, () -> ScriptReader.read(folder.resolve("no.md")));
    assertEquals(FailureKind.NOT_FOUND, missing.kind());
    assertTrue(
        assertThrows(ScriptException.class, () -> ScriptReader.read(folder))
            .sentence()
            .contains("is a folder"));
  }

  @Test
  void textFilesArePlain() throws Exception {
    Path file = Files.writeString(folder.resolve("x.TXT"), "# [pause\n");
    Passage passage = ScriptReader.read(file).passages().iterator().next();
    assertEquals("# [pause ", passage.text().text());
  }
}
