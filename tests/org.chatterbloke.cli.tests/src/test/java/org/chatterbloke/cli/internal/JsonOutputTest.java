package org.chatterbloke.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonOutputTest {

  private static String json(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOutput.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), value);
    return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", "");
  }

  @Test
  void everyKindOfValueIsPrinted() throws Exception {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", Path.of("some", "where.wav"));
    facts.put("seconds", 1.5);
    facts.put("unknown", Double.NaN);
    facts.put("count", 3);
    facts.put("list", Arrays.asList("a", null, true, List.of(7L)));
    assertEquals(
        "{\"file\":\"some/where.wav\",\"seconds\":1.5,\"unknown\":null,\"count\":3,"
            + "\"list\":[\"a\",null,true,[7]]}",
        json(facts));
  }

  @Test
  void quotesAndControlCharactersAreEscaped() throws Exception {
    assertEquals("[\"a\\\"b\\u0001\"]", json(List.of("a\"b\u0001")));
  }
}
