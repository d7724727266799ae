package org.chatterbloke.text.english.internal.normaliser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Abbreviations that are said in full, some of them only before a number. */
final class AbbreviationRule implements Rule {

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z]{1,10}(?:\\.[A-Za-z]{1,6}){0,4}\\.?(?![A-Za-z0-9])");

  /** Two words, or signs that no word has. */
  private static final Pattern SPECIAL =
      Pattern.compile("et al\\.?(?![A-Za-z])|w/o(?![A-Za-z])|w/(?=[ A-Za-z])|c/o(?![A-Za-z])");

  private static final Map<String, String> ALWAYS = new HashMap<>();

  static {
    table(
        ALWAYS,
        """
        Mr. Mister|Mrs. Mrs|Ms. Miz|Dr. Doctor|Jr. Junior|Sr. Senior|St. Street|Mt. Mount
        Ave. Avenue|Blvd. Boulevard|Rd. Road|Ln. Lane|Hwy. Highway|Pkwy. Parkway|Sq. Square
        Apt. Apartment|Bldg. Building|Ste. Suite|Ltd. Limited|Ltd Limited|Inc. Incorporated
        Corp. Corporation|Co. Company|Bros. Brothers|Bros Brothers|Dept. Department
        dept. department|Univ. University|Assn. Association|Assoc. Association|Govt. Government
        govt. government|Natl. National|Intl. International|Prof. Professor|prof. professor
        Gen. General|Gov. Governor|Sen. Senator|Rep. Representative|Capt. Captain|Lt. Lieutenant
        Col. Colonel|Sgt. Sergeant|Rev. Reverend|Hon. Honorable|Pres. President|Supt. Superintendent
        Esq. Esquire|Esq Esquire|E.g. for_example|I.e. that_is|Messrs. Messers|Mme. Madame|Atty. Attorney|approx. approximately
        approx approximately|est. established|esp. especially|incl. including|excl. excluding
        misc. miscellaneous|min. minimum|max. maximum|temp. temperature|avg. average|vs. versus
        vs versus|viz. namely|cf. compare|etc. et_cetera|etc et_cetera|e.g. for_example
        eg. for_example|i.e. that_is|ie. that_is|a.k.a. also_known_as|aka also_known_as
        ibid. ibid|anon. anonymous|assoc. associate|asst. assistant|Asst. Assistant|mgr. manager
        tel. telephone|Tel. Telephone|ext. extension|Ext. Extension|eds. editors|pseud. pseudonym
        Jan. January|Feb. February|Apr. April|Jun. June|Jul. July|Aug. August|Sep. September
        Sept. September|Oct. October|Nov. November|Dec. December|Mon. Monday|Tue. Tuesday
        Tues. Tuesday|Wed. Wednesday|Weds. Wednesday|Thu. Thursday|Thur. Thursday|Thurs. Thursday
        Fri. Friday|OK okay|Xmas Christmas|btw by_the_way|BTW by_the_way|IMO in_my_opinion
        FYI for_your_information|TBD to_be_determined|ASAP as_soon_as_possible|yrs. years
        hrs. hours|lbs. pounds|oz. ounces|ft. feet|tsp. teaspoon|tbsp. tablespoon|Nos. numbers
        nos. numbers|pp. pages|vols. volumes|figs. figures|km kilometers|kg kilograms|cm centimeters
        mm millimeters|mph miles_per_hour|π pi
        """);
  }

  /** Said in full before a number (or a Roman numeral) only. */
  private static final Map<String, String> BEFORE_NUMBER = new HashMap<>();

  static {
    table(
        BEFORE_NUMBER,
        """
        No. number|no. number|No number|Nos numbers|nos numbers|p. page|pp page|pp. pages|vol. volume|Vol. Volume
        vols. volumes|ch. chapter|Ch. Chapter|chap. chapter|Chap. Chapter|fig. figure|Fig. Figure
        Figs. Figures|sec. section|Sec. Section|art. article|Art. Article|op. opus|Op. Opus
        c. circa|ca. circa|v. verse|vv. verses|par. paragraph|para. paragraph|app. appendix
        App. Appendix|ed. edition|ver. version|l. line|ll. lines|Mar. March|Sat. Saturday
        Sun. Sunday|b. born|d. died|Rte. Route|Rm. Room|rm. room|Flt. Flight|Pt. Part|pt. part
        """);
  }

  /** Those of them that Roman numerals follow as well. */
  private static final Set<String> ROMAN =
      Set.of(
          "p.", "pp.", "vol.", "Vol.", "ch.", "Ch.", "chap.", "Chap.", "fig.", "Fig.", "sec.",
          "Sec.", "art.", "Art.", "app.", "App.", "Pt.", "pt.", "par.", "Op.", "op.");

  /** Days and a month that are also words: not at the end of a sentence. */
  private static final Map<String, String> INSIDE =
      Map.of("Sat.", "Saturday", "Sun.", "Sunday", "Mar.", "March");

  private static final Map<String, String> STATES = new HashMap<>();

  static {
    table(
        STATES,
        """
        Ala. Alabama|Ariz. Arizona|Ark. Arkansas|Calif. California|Colo. Colorado|Conn. Connecticut
        Del. Delaware|Fla. Florida|Ga. Georgia|Ill. Illinois|Ind. Indiana|Kan. Kansas|Ky. Kentucky
        La. Louisiana|Mass. Massachusetts|Md. Maryland|Mich. Michigan|Minn. Minnesota
        Miss. Mississippi|Mo. Missouri|Mont. Montana|Neb. Nebraska|Nev. Nevada|Okla. Oklahoma
        Ore. Oregon|Pa. Pennsylvania|Penn. Pennsylvania|Tenn. Tennessee|Tex. Texas|Va. Virginia
        Vt. Vermont|Wash. Washington|Wis. Wisconsin|Wyo. Wyoming
        """);
  }

  /** Abbreviations that may stand at the end of a sentence and eat its full stop. */
  private static final Set<String> NEVER_LAST =
      Set.of("e.g.", "i.e.", "eg.", "ie.", "E.g.", "I.e.");

  private static void table(Map<String, String> map, String lines) {
    for (String entry : lines.strip().split("[|\\n]")) {
      String line = entry.strip();
      int blank = line.indexOf(' ');
      map.put(line.substring(0, blank), line.substring(blank + 1).replace('_', ' '));
    }
  }

  @Override
  public @Nullable Reading read(Place place) {
    if (!place.atWordStart() || place.charAt(place.at() - 1) == '.') {
      return null;
    }
    if (place.current() == 'π') {
      return Reading.of(place.at() + 1, "pi");
    }
    String word = place.word();
    char next = place.charAt(place.at() + word.length());
    // Most words are none: the patterns are for the few that may be.
    boolean likely = (next == '/' && word.length() == 1) || word.equals("et");
    Matcher special = likely ? place.match(SPECIAL) : null;
    if (special != null) {
      String words =
          switch (special.group().charAt(0)) {
            case 'e' -> "et al";
            case 'c' -> "care of";
            default -> special.group().equals("w/o") ? "without" : "with";
          };
      return withStop(place, special.end(), words, special.group());
    }
    if (next != '.' && !ALWAYS.containsKey(word) && !BEFORE_NUMBER.containsKey(word)) {
      return null;
    }
    Matcher shape = place.match(SHAPE);
    if (shape == null) {
      return null;
    }
    String written = shape.group();
    Reading reading = lookUp(place, written, shape.end());
    if (reading == null && written.endsWith(".")) {
      String bare = written.substring(0, written.length() - 1);
      reading = lookUp(place, bare, shape.end() - 1);
    }
    return reading;
  }

  private static @Nullable Reading lookUp(Place place, String written, int end) {
    if (isClock(written)) {
      List<SpokenWord> words = new ArrayList<>();
      words.add(
          SpokenWord.spelled(written.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + "M"));
      if (place.endsText(end)) {
        words.add(SpokenWord.mark("."));
      }
      return Reading.of(end, words);
    }
    String numbered = BEFORE_NUMBER.get(written);
    if (numbered != null && numberFollows(place, written, end)) {
      return Reading.of(end, numbered);
    }
    String inside = INSIDE.get(written);
    if (inside != null && !place.endsText(end) && place.charAt(end) != 0) {
      return Reading.of(end, inside);
    }
    String state = STATES.get(written);
    if (state != null && place.charAt(place.at() - 2) == ',') {
      return withStop(place, end, state, written);
    }
    if (written.equals("Dr.") && isDrive(place)) {
      return withStop(place, end, "Drive", written);
    }
    String words = ALWAYS.get(written);
    return words == null ? null : withStop(place, end, words, written);
  }

  private static boolean isClock(String written) {
    return written.equalsIgnoreCase("a.m.") || written.equalsIgnoreCase("p.m.");
  }

  private static boolean isDrive(Place place) {
    String before = place.previousWord();
    return !before.isEmpty() && Character.isUpperCase(before.charAt(0)) && !before.equals("The");
  }

  private static boolean numberFollows(Place place, String written, int end) {
    int at = place.charAt(end) == ' ' ? end + 1 : end;
    char next = place.charAt(at);
    if (next >= '0' && next <= '9') {
      return true;
    }
    String word = place.wordAfter(end);
    return ROMAN.contains(written)
        && (isRoman(word, "IVXLC") || (word.length() > 1 && isRoman(word, "ivxlc")));
  }

  private static boolean isRoman(String word, String letters) {
    return !word.isEmpty() && word.chars().allMatch(c -> letters.indexOf(c) >= 0);
  }

  private static Reading withStop(Place place, int end, String words, String written) {
    List<SpokenWord> all = SpokenWord.phrase(words);
    if (written.endsWith(".") && !NEVER_LAST.contains(written) && place.endsText(end)) {
      all.add(SpokenWord.mark("."));
    }
    return Reading.of(end, all);
  }
}
