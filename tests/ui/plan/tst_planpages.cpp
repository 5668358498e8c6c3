// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/contactsmodel.h"
#include "tests/models/items/dayscript.h"
#include "ui/plan/contactform.h"
#include "ui/plan/coveragedelegate.h"
#include "ui/plan/coveragepage.h"
#include "ui/plan/dayplanpage.h"
#include "ui/plan/formtext.h"
#include "ui/plan/growingedit.h"
#include "ui/plan/rolespage.h"
#include "ui/plan/tellingstop.h"
#include "ui/plan/tellingstrip.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/movablelist.h"
#include "ui/widgets/wraplabel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Noon UTC of Monday, 30 November 2026.
const Instant monday = instantOf(1'796'040'000'000'000);

Contact mail()
{
    return {.key = u"mail"_s,
            .before = 8,
            .form = u"email"_s,
            .subject = u"Our first chaos event"_s,
            .audience = u"company"_s,
            .text = u"{title} comes"_s};
}

void plan(DayScript &script)
{
    script
        .say(Entries::described({.title = u"First chaos day"_s,
                                 .date = QDate(2026, 12, 8),
                                 .from = QTime(9, 30),
                                 .to = QTime(10, 0)}))
        .say(Entries::planned(Person{.key = u"al"_s, .name = u"Alice"_s, .team = u"web"_s}))
        .say(Entries::planned(Person{.key = u"bo"_s, .name = u"Bob"_s}))
        .say(Entries::assigned({.role = u"incident-commander"_s, .person = u"al"_s}))
        .say(Entries::assigned({.role = u"scribe"_s, .person = u"al"_s}))
        .say(Entries::planned(Experiment{
            .key = u"db"_s, .title = u"Checkout loses its database"_s, .timeBox = 10min}))
        .say(Entries::planned(
            Experiment{.key = u"redis"_s, .title = u"Redis primary is killed"_s, .timeBox = 5min}));
}

/// Shows a page for a day and puts what it wishes into the day, as the journal would.
template<typename Page>
class Shown
{
public:
    explicit Shown(DayScript &script)
        : page(make(script))
    {
        QObject::connect(page.get(), &Page::wished, page.get(),
                         [&script, this](const std::vector<Entry> &entries) {
                             for (const Entry &entry : entries)
                                 kinds << QString::fromLatin1(wordOf(entry.kind));
                             script.say(entries);
                         });
        page->resize(1200, 700);
        page->show();
    }

    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page->template findChild<Widget *>(name);
    }

    Look look;
    std::unique_ptr<Page> page;
    QStringList kinds;

private:
    std::unique_ptr<Page> make(DayScript &script)
    {
        if constexpr (std::is_constructible_v<Page, LiveDay &, const Clock &, const Look &>)
            return std::make_unique<Page>(script.live(), script.clock(), look);
        else
            return std::make_unique<Page>(script.live(), look);
    }
};

void write(QLineEdit *field, const QString &text)
{
    QVERIFY(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

void choose(QWidget *parent, const QString &menu, const QString &action)
{
    QTRY_VERIFY(parent->findChild<QMenu *>(menu));
    auto *act = parent->findChild<QMenu *>(menu)->findChild<QAction *>(action);
    QVERIFY(act);
    act->trigger();
    parent->findChild<QMenu *>(menu)->close();
}

} // namespace

class TestPlanPages : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void offersTheCustomarySchedule()
    {
        DayScript script(monday);
        plan(script);
        Shown<TellingStrip> strip(script);
        auto *customary = strip.find<ActButton>(u"customarySchedule"_s);
        QVERIFY(customary->isVisible());
        customary->click();
        QTRY_COMPARE(script.day().plan().contacts, customaryContacts());
        QTRY_VERIFY(!customary->isVisible());
        QVERIFY(strip.find<TellingStop>(u"contact_invitation"_s));
    }

    void marksAContactAsToldAndTakesItBack()
    {
        DayScript script(monday);
        plan(script);
        script.say(Entries::planned(mail()));
        Shown<TellingStrip> strip(script);
        auto *stop = strip.find<TellingStop>(u"contact_mail"_s);
        QVERIFY(stop->accessibleName().contains(u"due today"_s));
        stop->click();
        choose(strip.page.get(), u"contactMenu"_s, u"told"_s);
        QTRY_COMPARE(script.day().plan().contacts.front().doneOn, QDate(2026, 11, 30));
        QTRY_VERIFY(stop->accessibleName().contains(u"done"_s));
        QTRY_VERIFY(!strip.find<QMenu>(u"contactMenu"_s));
        stop->click();
        choose(strip.page.get(), u"contactMenu"_s, u"notTold"_s);
        QTRY_VERIFY(!script.day().plan().contacts.front().doneOn.isValid());
    }

    void copiesTheNextMessageFilledIn()
    {
        DayScript script(monday);
        plan(script);
        script.say(Entries::planned(mail()));
        Shown<TellingStrip> strip(script);
        strip.find<ActButton>(u"copyMessage"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"First chaos day comes"_s);
    }

    void editsAContactInAForm()
    {
        DayScript script(monday);
        plan(script);
        Look look;
        ContactForm form(look, script.day().plan(), mail(), QDate(2026, 11, 30));
        QCOMPARE(form.contact(), mail());
        form.findChild<QLineEdit *>(u"contactSubject"_s)->setText(u" Chaos "_s);
        form.findChild<QCheckBox *>(u"contactHasDate"_s)->setChecked(true);
        form.findChild<QComboBox *>(u"contactOwner"_s)->setCurrentIndex(2);
        form.findChild<QPlainTextEdit *>(u"contactText"_s)->setPlainText(u"<b>hello"_s);
        const Contact edited = form.contact();
        QCOMPARE(edited.subject, u"Chaos"_s);
        QCOMPARE(edited.on, QDate(2026, 11, 30));
        QCOMPARE(edited.owner, u"bo"_s);
        QCOMPARE(edited.text, u"<b>hello"_s);
    }

    void givesARoleToSomebodyElse()
    {
        DayScript script(monday);
        plan(script);
        Shown<RolesPage> roles(script);
        auto *player = roles.find<QComboBox>(u"rolePlayer_scribe"_s);
        QCOMPARE(player->currentData().toString(), u"al"_s);
        player->setCurrentIndex(player->findData(u"bo"_s));
        emit player->activated(player->currentIndex());
        QCOMPARE(script.day().plan().assignments.back().person, u"bo"_s);
        QCOMPARE(roles.kinds, QStringList{u"role.assigned"_s});
    }

    void saysWhoDrivesWhereNobodyIsTheExperimenterOfTheDay()
    {
        DayScript script(monday);
        plan(script);
        script.say(Entries::planned(
            Experiment{.key = u"dns"_s, .title = u"DNS is slow"_s, .driver = u"bo"_s}));
        Shown<RolesPage> roles(script);
        const auto told = [&] {
            QStringList texts;
            const auto labels =
                roles.find<QWidget>(u"roleLine_experimenter"_s)->findChildren<ElidedLabel *>();
            for (const ElidedLabel *label : labels)
                texts << label->text();
            return texts.join(u'|');
        };
        QCOMPARE(told(), u"Bob in 1 experiment"_s);
        script.say(Entries::assigned({.role = u"experimenter"_s, .person = u"al"_s}));
        QTRY_COMPARE(told(), QString());
    }

    void keepsTheCustomaryRolesWhenOneIsRenamed()
    {
        DayScript script(monday);
        plan(script);
        Shown<RolesPage> roles(script);
        write(roles.find<QLineEdit>(u"roleTitle_scribe"_s), u"Chronicler"_s);
        QTRY_COMPARE(script.day().plan().roles.size(), customaryRoles().size());
        QCOMPARE(script.day().plan().role(u"scribe"_s)->title, u"Chronicler"_s);
    }

    void addsAndRemovesPeopleWithTheirRoles()
    {
        DayScript script(monday);
        plan(script);
        Shown<RolesPage> roles(script);
        write(roles.find<QLineEdit>(u"addPerson"_s), u"Carol"_s);
        QTRY_VERIFY(script.day().plan().person(u"carol"_s));
        QTRY_VERIFY(roles.find<QToolButton>(u"personRemove_al"_s));
        roles.find<QToolButton>(u"personRemove_al"_s)->click();
        QVERIFY(!script.day().plan().person(u"al"_s));
        QVERIFY(script.day().plan().assignments.empty());
    }

    void callsATeamByItsName()
    {
        DayScript script(monday);
        plan(script);
        script.say(Entries::planned(Team{.key = u"web"_s, .name = u"The web shop"_s}))
            .say(Entries::planned(Team{.key = u"db"_s, .name = u"Databases"_s}));
        Shown<RolesPage> roles(script);
        auto *team = roles.find<QLineEdit>(u"personTeam_al"_s);
        QCOMPARE(team->text(), u"The web shop"_s);
        write(team, u"databases"_s);
        QTRY_COMPARE(script.day().plan().person(u"al"_s)->team, u"db"_s);
        // One that the plan does not have.
        write(roles.find<QLineEdit>(u"personTeam_al"_s), u"Search"_s);
        QTRY_COMPARE(script.day().plan().person(u"al"_s)->team, u"Search"_s);
    }

    void notesWhoAgrees()
    {
        DayScript script(monday);
        plan(script);
        Shown<RolesPage> roles(script);
        write(roles.find<QLineEdit>(u"addBuyIn"_s), u"Board"_s);
        QTRY_VERIFY(roles.find<QCheckBox>(u"buyInGot_board"_s));
        roles.find<QCheckBox>(u"buyInGot_board"_s)->click();
        QTRY_COMPARE(script.day().plan().buyIns.front().gotOn, QDate(2026, 11, 30));
    }

    void reordersTheDayByKeys()
    {
        DayScript script(monday);
        plan(script);
        Shown<DayPlanPage> page(script);
        auto *list = page.find<MovableList>(u"dayPlanList"_s);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(script.day().plan().experiments.front().key, u"redis"_s);
    }

    void saysAtTheTopThatNothingIsPlanned()
    {
        DayScript script(monday);
        Shown<DayPlanPage> page(script);
        page.page->resize(800, 600);
        auto *empty = page.find<QWidget>(u"dayPlanEmpty"_s);
        QTRY_VERIFY(empty->isVisible() && empty->y() > 0);
        QVERIFY2(empty->y() < 180, qPrintable(QString::number(empty->y())));
    }

    void saysThatTheDayHasNoHoursYet()
    {
        DayScript script(monday);
        plan(script);
        script.say(Entries::described({.title = u"First chaos day"_s}));
        Shown<DayPlanPage> page(script);
        auto *hours = page.find<QWidget>(u"dayHours"_s);
        auto *noHours = page.find<QWidget>(u"noHours"_s);
        auto *sums = page.find<ElidedLabel>(u"dayPlanSums"_s);
        QVERIFY(noHours->isVisible() && !hours->isVisible());
        const QString text = page.find<WrapLabel>(u"noHoursText"_s)->text();
        QVERIFY2(text.contains(u"has no hours yet"_s) && text.contains(u"window: 09:30–17:00"_s),
                 qPrintable(text));
        QVERIFY2(!sums->text().contains(u"ends at"_s), qPrintable(sums->text()));
        page.find<ActButton>(u"setHours"_s)->click();
        QTRY_VERIFY(hours->isVisible() && !noHours->isVisible());
        QCOMPARE(script.day().plan().day.title, u"First chaos day"_s);
        QCOMPARE(page.find<QLineEdit>(u"windowFrom"_s)->text(), u"09:30"_s);
        QCOMPARE(page.find<QLineEdit>(u"windowTo"_s)->text(), u"17:00"_s);
        QTRY_VERIFY2(sums->text().contains(u"ends at 10:05"_s), qPrintable(sums->text()));
    }

    void leavesTheHourEmptyThatNobodyHasSaid()
    {
        DayScript script(monday);
        plan(script);
        script.say(Entries::described({.title = u"First chaos day"_s, .from = QTime(9, 30)}));
        Shown<DayPlanPage> page(script);
        auto *from = page.find<QLineEdit>(u"windowFrom"_s);
        auto *to = page.find<QLineEdit>(u"windowTo"_s);
        auto *sums = page.find<ElidedLabel>(u"dayPlanSums"_s);
        QCOMPARE(from->text(), u"09:30"_s);
        QCOMPARE(to->text(), QString());
        QVERIFY2(sums->text().contains(u"no end said yet"_s), qPrintable(sums->text()));
        write(to, u"noon"_s);
        QVERIFY2(sums->text().contains(u"Write it like 09:30"_s), qPrintable(sums->text()));
        QVERIFY(page.kinds.isEmpty());
        write(to, u"9:50"_s);
        QCOMPARE(script.day().plan().day.to, QTime(9, 50));
        QCOMPARE(script.day().plan().day.from, QTime(9, 30));
        QTRY_COMPARE(to->text(), u"09:50"_s);
        QVERIFY2(sums->text().contains(u"too long"_s), qPrintable(sums->text()));
        from->setFocus();
        from->clear();
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY(!script.day().plan().day.from.isValid());
        QVERIFY2(sums->text().contains(u"no beginning said yet"_s), qPrintable(sums->text()));
    }

    void saysWhatTheDayIs()
    {
        DayScript script(monday);
        plan(script);
        Shown<DayPlanPage> page(script);
        const auto field = [&](const QString &name) { return page.find<GrowingEdit>(name); };
        const auto type = [&](const QString &name, const QString &text) {
            field(name)->setFocus();
            field(name)->selectAll();
            QTest::keyClicks(field(name), text);
            QTest::keyClick(field(name), Qt::Key_Return);
        };
        const auto fault = [&](const QString &name) {
            return page.find<FormText>(u"form_"_s + name)->fault();
        };
        type(u"day_title"_s, u"Second chaos day"_s);
        type(u"day_date"_s, u"2026-12-15"_s);
        type(u"day_environment"_s, u"staging-2"_s);
        type(u"day_alternative_staging"_s, u"alt-staging.example"_s);
        const DayDescription expected{.title = u"Second chaos day"_s,
                                      .date = QDate(2026, 12, 15),
                                      .from = QTime(9, 30),
                                      .to = QTime(10, 0),
                                      .environment = u"staging-2"_s,
                                      .alternativeStaging = u"alt-staging.example"_s};
        QVERIFY(script.day().plan().day == expected);
        type(u"day_title"_s, u" "_s);
        QVERIFY2(fault(u"day_title"_s).contains(u"needs a title"_s),
                 qPrintable(fault(u"day_title"_s)));
        type(u"day_date"_s, u"soon"_s);
        QVERIFY2(fault(u"day_date"_s).contains(u"2026-11-24"_s), qPrintable(fault(u"day_date"_s)));
        QVERIFY(script.day().plan().day == expected);
    }

    /// An entry holds all of the description: what is on its way must not be undone by the next.
    void losesNoneOfTwoQuickEditsOfTheDay()
    {
        DayScript script(monday);
        plan(script);
        Look look;
        DayPlanPage page(script.live(), look);
        std::vector<Entry> held;
        connect(&page, &DayPlanPage::wished, &page, [&held](const std::vector<Entry> &entries) {
            held.insert(held.end(), entries.begin(), entries.end());
        });
        page.show();
        write(page.findChild<QLineEdit *>(u"windowFrom"_s), u"08:00"_s);
        write(page.findChild<QLineEdit *>(u"windowTo"_s), u"18:00"_s);
        QCOMPARE(held.size(), 2U);
        script.say(held);
        QCOMPARE(script.day().plan().day.from, QTime(8, 0));
        QCOMPARE(script.day().plan().day.to, QTime(18, 0));
    }

    void saysWhetherTheDayFits()
    {
        DayScript script(monday);
        plan(script);
        Shown<DayPlanPage> page(script);
        auto *sums = page.find<ElidedLabel>(u"dayPlanSums"_s);
        QVERIFY2(sums->text().contains(u"5:00 too long"_s), qPrintable(sums->text()));
        auto *list = page.find<MovableList>(u"dayPlanList"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        auto *length = page.find<QLineEdit>(u"slotLength"_s);
        write(length, u"soon"_s);
        QVERIFY(!page.find<ElidedLabel>(u"slotWrong"_s)->text().isEmpty());
        write(length, u"10m"_s);
        QTRY_COMPARE(script.day().plan().experiments.front().slot, Micros(10min));
        QVERIFY(page.find<ElidedLabel>(u"slotWrong"_s)->text().isEmpty());
        QTRY_VERIFY2(sums->text().contains(u"5:00 to spare"_s), qPrintable(sums->text()));
    }

    void addsABreakBehindTheChosenExperiment()
    {
        DayScript script(monday);
        plan(script);
        Shown<DayPlanPage> page(script);
        auto *list = page.find<MovableList>(u"dayPlanList"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        page.find<ActButton>(u"addBreak"_s)->click();
        QTRY_COMPARE(list->model()->rowCount(), 3);
        QCOMPARE(script.day().plan().breaks.front().after, u"db"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
        page.find<ActButton>(u"removeBreak"_s)->click();
        QTRY_COMPARE(list->model()->rowCount(), 2);
    }

    void makesAnExperimentOfAnAlert()
    {
        DayScript script(monday);
        plan(script);
        script.say(Entries::planned(AlertSource{.key = u"prom"_s}))
            .say(Entries::surveyed(u"prom"_s,
                                   {.rules = {{.name = "Down", .query = "up == 0"},
                                              {.name = "Slow", .query = "p > 3"}}}));
        Shown<CoveragePage> page(script);
        auto *list = page.find<QListView>(u"coverageList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QCOMPARE(CoverageDelegate::runbookOf(list->model()->index(0, 0)), u"has no runbook"_s);
        page.find<QLineEdit>(u"coverageWords"_s)->setText(u"slo"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(script.day().plan().experiments.back().expectedAlerts.front().alert.name,
                 u"Slow"_s);
        page.find<QCheckBox>(u"coverageUntested"_s)->setChecked(true);
        QTRY_COMPARE(list->model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestPlanPages)
#include "tst_planpages.moc"
