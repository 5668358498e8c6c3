// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/report/calendar.h"
#include "models/report/calendarwriter.h"

#include <QRegularExpression>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Plan storyDay()
{
    Plan plan;
    plan.day = {.title = u"First chaos day"_s,
                .date = QDate(2026, 12, 8), // a Tuesday
                .from = {9, 30},
                .to = {17, 0},
                .notes = u"Bring cake."_s};
    plan.people = {{u"alice"_s, u"Alice"_s, {}}};
    plan.experiments = {
        {.key = u"db"_s,
         .title = u"Checkout loses its database"_s,
         .hypothesis = u"pages us; within 2 min"_s,
         .driver = u"alice"_s,
         .timeBox = 20min,
         .expectedAlerts = {{.alert = {.name = u"CheckoutDown"_s}}}},
        {.key = u"out"_s, .title = u"Not performed"_s, .timeBox = 20min, .takenOut = u"risky"_s},
        {.key = u"dns"_s, .title = u"Stale names"_s, .slot = 45min}};
    plan.breaks = {{u"lunch"_s, u"Lunch"_s, u"db"_s, 15min}};
    plan.contacts = {{.key = u"invitation"_s,
                      .before = 1,
                      .form = u"email"_s,
                      .subject = u"Our first chaos event"_s,
                      .audience = u"everybody"_s,
                      .owner = u"alice"_s,
                      .text = u"{title}, {window}:\n{experiments}"_s},
                     {.key = u"done"_s,
                      .before = 1,
                      .unit = Contact::Unit::Weeks,
                      .subject = u"Told"_s,
                      .doneOn = QDate(2026, 11, 30)},
                     {.key = u"own"_s, .on = QDate(2026, 12, 7), .subject = u"On Monday"_s}};
    return plan;
}

CalendarEdition edition(const QByteArray &zone = "Europe/Berlin")
{
    return {.day = u"first-chaos-day-2026-12-08"_s,
            .stamp = *fromRfc3339("2026-11-25T10:15:00.9Z"),
            .zone = QTimeZone(zone),
            .sequence = 3};
}

/// The lines as a reader sees them, folds undone.
QList<QByteArray> linesOf(QByteArray calendar)
{
    calendar.replace("\r\n ", "");
    QList<QByteArray> lines = calendar.split('\n');
    for (QByteArray &line : lines)
        line.chop(line.endsWith('\r'));
    lines.removeAll(QByteArray());
    return lines;
}

/// The event whose UID begins so, as a map from name to value; alarms' lines are "VALARM" each.
QMap<QByteArray, QByteArray> eventOf(const QByteArray &calendar, const QByteArray &uid)
{
    QMap<QByteArray, QByteArray> event;
    QList<QByteArray> triggers;
    for (const QByteArray &line : linesOf(calendar)) {
        if (line == "BEGIN:VEVENT") {
            event.clear();
            triggers.clear();
        } else if (line == "END:VEVENT" && event["UID"].startsWith(uid)) {
            event["TRIGGER"] = triggers.join(' ');
            return event;
        } else if (line.startsWith("TRIGGER:")) {
            triggers.push_back(line.mid(8));
        } else if (!event.contains(line.left(line.indexOf(':')))) {
            event[line.left(line.indexOf(':'))] = line.mid(line.indexOf(':') + 1);
        }
    }
    return {};
}

/// What is wrong with the lines themselves, by RFC 5545 §3.1; empty if nothing.
QByteArray faultOf(const QByteArray &calendar)
{
    if (!calendar.endsWith("\r\n"))
        return "does not end in CRLF";
    for (qsizetype i = 0; i < calendar.size(); ++i) {
        if (calendar[i] == '\n' && (i == 0 || calendar[i - 1] != '\r'))
            return "bare LF";
        if (calendar[i] == '\r' && calendar.mid(i + 1, 1) != "\n")
            return "bare CR";
    }
    for (const QByteArray &line : calendar.chopped(2).split('\n')) {
        const QByteArray bare = line.endsWith('\r') ? line.chopped(1) : line;
        if (bare.size() > 75)
            return "too long: " + bare;
        if (!QString::fromUtf8(bare).isValidUtf16() || QString::fromUtf8(bare).toUtf8() != bare)
            return "broken letter: " + bare;
        if (bare.isEmpty())
            return "empty line";
    }
    return {};
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheDayInUtc_data();
    void tellsTheDayInUtc();
    void givesEachExperimentItsSlot();
    void tellsContactsAsWholeDays();
    void remindsOfWhatIsNotDone();
    void keepsItsNamesForEver();
    void tellsADayWithoutAWindowAsAWhole();
    void writesNothingWithoutADate();
    void foldsAndEscapes_data();
    void foldsAndEscapes();
    void breaksNoLetter();
    void letsNoTextOutOfItsLine();
};

void TestCalendar::tellsTheDayInUtc_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("ends");
    QTest::newRow("Berlin") << "Europe/Berlin"_ba
                            << "20261208T083000Z"_ba
                            << "20261208T160000Z"_ba;
    QTest::newRow("Auckland") << "Pacific/Auckland"_ba
                              << "20261207T203000Z"_ba
                              << "20261208T040000Z"_ba;
    QTest::newRow("UTC") << "UTC"_ba
                         << "20261208T093000Z"_ba
                         << "20261208T170000Z"_ba;
}

void TestCalendar::tellsTheDayInUtc()
{
    QFETCH(const QByteArray, zone);
    const auto day = eventOf(calendarOf(storyDay(), edition(zone)), "day.");
    QTEST(day["DTSTART"], "begins");
    QTEST(day["DTEND"], "ends");
    QCOMPARE(day["SUMMARY"], "First chaos day"_ba);
    QCOMPARE(day["DESCRIPTION"], "Environment: staging\\nBring cake."_ba);
    QCOMPARE(day["DTSTAMP"], "20261125T101500Z"_ba);
    QCOMPARE(day["SEQUENCE"], "3"_ba);
    QCOMPARE(day["TRIGGER"], "-P1D"_ba);

    Plan overnight = storyDay();
    overnight.day.from = {22, 0};
    overnight.day.to = {4, 0};
    const auto night = eventOf(calendarOf(overnight, edition("UTC")), "day.");
    QCOMPARE(night["DTSTART"], "20261208T220000Z"_ba);
    QCOMPARE(night["DTEND"], "20261209T040000Z"_ba);
}

void TestCalendar::givesEachExperimentItsSlot()
{
    const QByteArray calendar = calendarOf(storyDay(), edition());
    const auto db = eventOf(calendar, "experiment.db.");
    QCOMPARE(db["DTSTART"], "20261208T083000Z"_ba);
    QCOMPARE(db["DTEND"], "20261208T090000Z"_ba); // the time-box and ten minutes
    QCOMPARE(db["SUMMARY"], "Chaos: Checkout loses its database"_ba);
    QCOMPARE(db["DESCRIPTION"],
             "Hypothesis: pages us\\; within 2 min\\nExpected alerts: CheckoutDown\\n"
             "Performed by Alice"_ba);
    QCOMPARE(db["TRIGGER"], "-PT15M"_ba);
    const auto dns = eventOf(calendar, "experiment.dns.");
    QCOMPARE(dns["DTSTART"], "20261208T091500Z"_ba); // behind the break
    QCOMPARE(dns["DTEND"], "20261208T100000Z"_ba);
    QVERIFY(!calendar.contains("Not performed"));

    Plan unsized = storyDay();
    unsized.experiments[0].timeBox = 0s;
    const auto instant = eventOf(calendarOf(unsized, edition()), "experiment.db.");
    QCOMPARE(instant["DTSTART"], "20261208T083000Z"_ba);
    QVERIFY(!instant.contains("DTEND"));
}

void TestCalendar::tellsContactsAsWholeDays()
{
    const auto event = eventOf(calendarOf(storyDay(), edition()), "contact.invitation.");
    QCOMPARE(event["DTSTART;VALUE=DATE"], "20261207"_ba);
    QCOMPARE(event["DTEND;VALUE=DATE"], "20261208"_ba);
    QCOMPARE(event["SUMMARY"], "Our first chaos event (email for everybody)"_ba);
    QCOMPARE(event["DESCRIPTION"],
             "Seen to by Alice\\n\\nFirst chaos day\\, 09:30–17:00:\\n"
             "- Checkout loses its database\\n- Stale names"_ba);
    QCOMPARE(event["TRANSP"], "TRANSPARENT"_ba);
}

void TestCalendar::remindsOfWhatIsNotDone()
{
    const QByteArray calendar = calendarOf(storyDay(), edition());
    // From the event's midnight: nine on the Friday before the Monday, and nine on the Monday.
    QCOMPARE(eventOf(calendar, "contact.own.")["TRIGGER"], "-PT63H PT9H"_ba);
    QCOMPARE(eventOf(calendar, "contact.done.")["SUMMARY"], "Told"_ba);
    QCOMPARE(eventOf(calendar, "contact.done.")["TRIGGER"], ""_ba);
}

void TestCalendar::keepsItsNamesForEver()
{
    const auto namesIn = [](const Plan &plan) {
        QList<QByteArray> names;
        for (const QByteArray &line : linesOf(calendarOf(plan, edition()))) {
            if (line.startsWith("UID:"))
                names.push_back(line.mid(4));
        }
        return names;
    };
    Plan plan = storyDay();
    const QList<QByteArray> names = namesIn(plan);
    QCOMPARE(names.size(), 6);
    QCOMPARE(QSet<QByteArray>(names.begin(), names.end()).size(), 6);
    plan.day.title = u"Another title"_s;
    plan.day.date = QDate(2027, 1, 12);
    plan.experiments[0].title = u"Another"_s;
    plan.contacts[0].subject = u"Another"_s;
    QCOMPARE(namesIn(plan), names);
    plan.experiments[0].key = u"ключ, с ;"_s;
    const QByteArray odd = namesIn(plan).at(4);
    QVERIFY2(QRegularExpression(u"\\A[\\x21-\\x7e]+\\z"_s).match(QString::fromUtf8(odd)).hasMatch(),
             odd);
}

void TestCalendar::tellsADayWithoutAWindowAsAWhole()
{
    Plan plan = storyDay();
    plan.day.from = {};
    plan.day.to = {};
    const QByteArray calendar = calendarOf(plan, edition());
    QCOMPARE(eventOf(calendar, "day.")["DTSTART;VALUE=DATE"], "20261208"_ba);
    QCOMPARE(eventOf(calendar, "day.")["DTEND;VALUE=DATE"], "20261209"_ba);
    QVERIFY(!calendar.contains("UID:experiment."));
}

void TestCalendar::writesNothingWithoutADate()
{
    Plan plan = storyDay();
    plan.day.date = {};
    const QByteArray calendar = calendarOf(plan, edition());
    QCOMPARE(calendar.count("BEGIN:VEVENT"), 1); // the contact with a date of its own
    QVERIFY(!eventOf(calendar, "contact.own.").isEmpty());
    QCOMPARE(faultOf(calendar), ""_ba);
    QCOMPARE(calendarOf({}, edition()).count("BEGIN:VEVENT"), 0);
}

void TestCalendar::foldsAndEscapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("marks") << u"a\\b;c,d:e\"f"_s << "X:a\\\\b\\;c\\,d:e\"f\r\n"_ba;
    QTest::newRow("lines") << u"a\r\nb\n\nc\n"_s << "X:a\\nb\\n\\nc\r\n"_ba;
    QTest::newRow("lone return") << u"a\rb"_s
                                 << "X:a\xef\xbf\xbd"
                                    "b\r\n"_ba;
    QTest::newRow("nothing") << u" \n "_s << ""_ba;
    QTest::newRow("just fits") << QString(73, u'x') << "X:" + QByteArray(73, 'x') + "\r\n";
    QTest::newRow("one too long") << QString(74, u'x') << "X:" + QByteArray(73, 'x') + "\r\n x\r\n";
    QTest::newRow("three lines") << QString(73 + 74 + 1, u'x')
                                 << "X:" + QByteArray(73, 'x') + "\r\n " + QByteArray(74, 'x')
            + "\r\n x\r\n";
    QTest::newRow("letter over the edge")
        << QString(72, u'x') + u"é"_s << "X:" + QByteArray(72, 'x') + "\r\n \xc3\xa9\r\n";
}

void TestCalendar::foldsAndEscapes()
{
    QFETCH(const QString, text);
    CalendarWriter writer;
    writer.text("X", text);
    QTEST(writer.take(), "line");
}

void TestCalendar::breaksNoLetter()
{
    // Every length of letter at every place of the fold.
    for (const QString &letter : {u"x"_s, u"é"_s, u"–"_s, u"😀"_s}) {
        for (int lead = 0; lead < 80; ++lead) {
            const QString text = QString(lead, u'a') + letter.repeated(200);
            CalendarWriter writer;
            writer.text("X", text);
            const QByteArray line = writer.take();
            QCOMPARE(faultOf(line), ""_ba);
            QCOMPARE(QString::fromUtf8(linesOf(line).first()), u"X:"_s + text);
        }
    }
}

void TestCalendar::letsNoTextOutOfItsLine()
{
    const QString hostile =
        u"x\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:file:///etc/passwd\u2028\u0085\u0000\u0007"
        "\u202E\\n,;:\" 😀"_s
        + QString(QChar(0xD800)) + QString(5000, u'–');
    Plan plan = storyDay();
    plan.day.title = hostile;
    plan.day.notes = hostile.repeated(3);
    for (Contact &contact : plan.contacts)
        contact = {.key = contact.key + hostile,
                   .before = 1,
                   .form = hostile,
                   .subject = hostile,
                   .audience = hostile,
                   .owner = hostile,
                   .text = hostile};
    for (Experiment &experiment : plan.experiments) {
        experiment.key += hostile.left(40);
        experiment.title = hostile;
        experiment.hypothesis = hostile;
        experiment.runbook = hostile;
    }
    CalendarEdition named = edition();
    named.day = hostile.left(80);
    const QByteArray calendar = calendarOf(plan, named);
    QCOMPARE(faultOf(calendar), ""_ba);
    const QList<QByteArray> lines = linesOf(calendar);
    QCOMPARE(lines.count("BEGIN:VEVENT"), 6);
    QCOMPARE(lines.count("END:VEVENT"), 6);
    QVERIFY(!calendar.contains("\r\nATTACH"));
    static const QRegularExpression name(u"\\A[A-Z-]+(?:;VALUE=DATE)?:"_s);
    for (const QByteArray &line : lines)
        QVERIFY2(name.match(QString::fromUtf8(line)).hasMatch(), line);
    for (const char16_t mark : {u'\u202E', u'\u0007', u'\u2028', u'\u0085'})
        QVERIFY(!QString::fromUtf8(calendar).contains(QChar(mark)));
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
