package org.chatterbloke.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a language adds to the finding of sentences: its abbreviations and the words that betray a
 * new sentence behind one.
 *
 * @param neverFinal words whose full stop hardly ever ends a sentence: titles ({@code Mr}, {@code
 *     Prof}), {@code e.g}; without their last full stop
 * @param beforeNumbers words whose full stop ends no sentence if a number follows ({@code No},
 *     {@code p}, {@code Jan})
 * @param seldomFinal words whose full stop ends a sentence only if a {@code starter} follows
 *     ({@code Inc}, {@code p.m})
 * @param starters capitalised words that are common at the start of a sentence and are no names
 */
public record BoundaryRules(
    Set<String> neverFinal,
    Set<String> beforeNumbers,
    Set<String> seldomFinal,
    Set<String> starters) {

  private static final BoundaryRules NEUTRAL =
      new BoundaryRules(Set.of(), Set.of(), Set.of(), Set.of());

  private static final BoundaryRules ENGLISH =
      new BoundaryRules(
          words(
              """
              Mr Mrs Ms Mx Dr Prof St Mt Ft Gen Col Capt Lt Cmdr Sgt Cpl Maj Adm Rev Hon Gov Sen Rep
              Pres Supt Fr Msgr Messrs Mme Mlle Insp Det Pvt Bros e.g i.e cf viz al approx esp vs
              """),
          words(
              """
              No Nos no nos p pp vol Vol vols ch Ch chap Chap fig Fig figs Figs sec Sec art Art Op op
              Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec c ca b d n v ver Tel tel Ext ext App
              """),
          words(
              """
              Jr Sr Inc Ltd Co Corp Esq Ave Blvd Rd Ln Hwy Apt Bldg Dept Univ Assn est ed eds etc a.m
              p.m A.M P.M U.S U.K U.N E.U U.S.A D.C B.C A.D B.C.E C.E Ph.D M.D B.A M.A D.Phil M.P
              R.N N.Y L.A Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur
              Thurs Fri Sat Sun hr hrs min mins sec secs ft in lb lbs oz ibid a.k.a N.B
              """),
          words(
              """
              The A An It Its He She We They You This That These Those There Then Here In On At As If
              When While After Before But And Or So Yet For Because Although Though However Once What
              Who Why How Where Which His Her Their Our My Your Not No Nor One Some All Many Most Both
              Each Every Now Still Even Just Only Perhaps Maybe Meanwhile Later Next Finally Also From
              With By To Of About Nobody Nothing Everyone Everything Someone Something Let Do Did Does
              Is Are Was Were Will Would Can Could Should Have Has Had
              """));

  public BoundaryRules {
    neverFinal = Set.copyOf(neverFinal);
    beforeNumbers = Set.copyOf(beforeNumbers);
    seldomFinal = Set.copyOf(seldomFinal);
    starters = Set.copyOf(starters);
  }

  /**
   * The rules of a language by its BCP 47 tag; a language without its own gets the neutral ones.
   */
  public static BoundaryRules forLanguage(String language) {
    return Locale.forLanguageTag(language).getLanguage().equals("en") ? ENGLISH : NEUTRAL;
  }

  private static Set<String> words(String list) {
    return Set.copyOf(List.of(list.strip().split("\\s+")));
  }
}
