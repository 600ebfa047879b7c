package io.harrier.platform.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.problem.Malformed;

/** What of CEL a list takes for a filter, and what it makes of it. */
class FilterTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    enum Colour {
        RED,
        DARK_BLUE
    }

    private final Filter filter = Filter.over(List.of(Property.of("colour", Colour.class, "colour"),
            Property.ranked("shade", Colour.class, "shadeRank", constant -> constant.ordinal() + 1),
            Property.of("title", String.class, "title"), Property.of("count", Long.class, "count"),
            Property.of("share", BigDecimal.class, "share"), Property.of("at", Instant.class, "at"),
            Property.of("hot", Boolean.class, "hot"), Property.of("id", UUID.class, "id"),
            Property.of("owner.name", String.class, "ownerName"), Property.many("tags")));

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
            "colour == 'red' # colour = :p0",
            "'dark_blue' == colour # colour = :p0",
            "colour != 'red' # (colour is null or not colour = :p0)",
            "shade >= 'dark_blue' # shadeRank >= :p0",
            "3 < count # count > :p0",
            "count <= -3 # count <= :p0",
            "share > 2.5 # share > :p0",
            "at > timestamp('2026-05-01T14:00:00+02:00') # at > :p0",
            "at > now - duration('1h30m') # at > :p0",
            "hot # hot = :p0",
            "!hot # (hot is null or not hot = :p0)",
            "title == null # title is null",
            "title != null # title is not null",
            "has(owner.name) # ownerName is not null",
            "!has(owner.name) # ownerName is null",
            "owner.name == me # ownerName = :p0",
            "colour in ['red', 'dark_blue'] # colour in :p0",
            "!(colour in ['red']) # (colour is null or not colour in :p0)",
            "hot && (count == 1 || title == 'a') # hot = :p0 and (count = :p1 or title = :p2)",
            "!(hot && count == 1) # ((hot is null or not hot = :p0) or (count is null or not count = :p1))",
            "!(hot || count == 1) # (hot is null or not hot = :p0) and (count is null or not count = :p1)",
            "(hot && count == 1) || hot # ((hot = :p0 and count = :p1) or hot = :p2)"})
    void aFilterIsAConditionWithItsValuesApart(String text, String hql) {
        assertEquals(hql, hql(text).text());
    }

    @Test
    void valuesAreOfThePropertysType() {
        assertEquals(Map.of("p0", Colour.RED), hql("colour == 'red'").values());
        assertEquals(Map.of("p0", 2), hql("shade == 'dark_blue'").values());
        assertEquals(Map.of("p0", List.of(1, 2)), hql("shade in ['red', 'dark_blue']").values());
        assertEquals(Map.of("p0", -3L), hql("count == -3").values());
        assertEquals(Map.of("p0", new BigDecimal("2.5")), hql("share == 2.5").values());
        assertEquals(Map.of("p0", new BigDecimal("2")), hql("share == 2").values());
        assertEquals(Map.of("p0", NOW), hql("at == timestamp('2026-05-01T12:00:00Z')").values());
        assertEquals(Map.of("p0", NOW.minusSeconds(5400)), hql("at > now - duration('1h30m')").values());
        assertEquals(Map.of("p0", "ana"), hql("owner.name == me").values());
        assertEquals(Map.of("p0", "' or 1 = 1 --"), hql("title == \"' or 1 = 1 --\"").values());
        assertEquals(Map.of(), hql("").values());
    }

    @Test
    void whatLooksIntoTextsIsForTheSearch() {
        assertFalse(read("title == 'a'").needsSearch());
        for (String text : List.of("title.contains('a')", "title.startsWith('a')", "!title.endsWith('a')", "'a' in tags",
                "hot && (count == 1 || 'a' in tags)")) {
            assertTrue(read(text).needsSearch(), text);
        }
        assertEquals(Map.of("any", List.of(
                Map.of("property", "shade", "test", "in", "not", false, "value", List.of("1")),
                Map.of("property", "tags", "test", "holds", "not", true, "value", "a"))),
                SearchConditions.of(read("shade in ['red'] || !('a' in tags)")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
            "count == 1 && colr == 'red' # Line 1, column 15: There is no colr; there are at, colour",
            "colour == 'green' # Line 1, column 11: colour is one of \"red\", \"dark_blue\"",
            "count == 'many' # Line 1, column 10: count is a whole number",
            "count == 1.5 # Line 1, column 10: count is a whole number",
            "count == 99999999999999999999 # Line 1",
            "at > '2026-05-01' # Line 1, column 6: at is a time",
            "at > timestamp('today') # Line 1, column 15: Not like timestamp",
            "at > now - duration('1d') # Line 1",
            "at > timestamp('9999-12-31T23:00:00Z') + duration('999999h') # Line 1",
            "id == 'x' # Line 1, column 7: id is a UUID",
            "title < 'a' # Line 1, column 7: title has no order",
            "title < null # null is equal to something or not",
            "count == at # A property is compared with a value",
            "1 == 1 # A property is compared with a value",
            "title.matches('a+') # this it can't do",
            "title.size() == 3 # A property is compared with a value",
            "tags.exists(t, t == 'a') # this it can't do",
            "tags == 'a' # tags is a list",
            "'a' in title # title is no list",
            "title in tags # A property is in a list",
            "colour in [] # A list has 1 to 200 values",
            "colour in [null] # null is in no list",
            "count + 1 == 2 # A property is compared with a value",
            "count == 1 + 1 # A time is needed",
            "true # this it can't do",
            "title # title is a text",
            "count == # Line 1",
            "count == 1 ? hot : hot # this it can't do",
            "title == {'a': 1} # Not a value",
            "count.contains('1') # count is no text",
            "title.contains('') # A text is needed",
            "title in [mine, 'a'] # Line 1, column 11: There is no value mine: texts go in quotes",
            "title.contains(mimikatz) # Line 1, column 16: There is no value mimikatz",
            "mimikatz in tags # A property is in a list of values, or a value",
            "at > timestamp(today) # There is no value today",
            "at > later - duration('1h') # There is no value later",
            "at > now - day # There is no value day",
            "count == -one # There is no value one",
            "title == '\\u0000' # Line 1, column 10: No text holds a NUL",
            "title in ['a', 'b\\x00'] # No text holds a NUL",
            "title.contains('\\000') # No text holds a NUL"})
    void whatIsNotOfTheSubsetIsRefusedAndThePlaceNamed(String text, String told) {
        var refused = assertThrows(Malformed.class, () -> read(text));
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
    }

    @Test
    void aSecondLineIsCounted() {
        assertTrue(assertThrows(Malformed.class, () -> read("hot\n  && cold")).getMessage().startsWith("Line 2, column 6: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "hot || ", "hot && !("})
    void lengthDepthAndNumberAreBounded(String part) {
        assertThrows(Malformed.class, () -> read(part.repeat(400) + "hot" + (part.contains("(") ? ")".repeat(400) : "")));
        assertThrows(Malformed.class, () -> read("title == '" + "a".repeat(2_000) + "'"));
        assertThrows(Malformed.class, () -> read("hot || ".repeat(50) + "hot"));
        assertThrows(Malformed.class, () -> read("count in [" + "1,".repeat(200) + "1]"));
    }

    private Conditions hql(String text) {
        var conditions = new Conditions();
        HqlConditions.add(read(text), conditions);
        return conditions.text().equals("1 = 1") ? new Conditions() : conditions;
    }

    private Condition read(String text) {
        return filter.read(text, "ana", NOW);
    }
}
