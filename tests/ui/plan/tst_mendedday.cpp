// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/askround.h"
#include "models/items/readinessmodel.h"
#include "models/items/secretplaces.h"
#include "tests/ui/plan/plandesk.h"
#include "tests/ui/plan/sampleplan.h"
#include "ui/plan/cardfield.h"
#include "ui/plan/dayplanpage.h"
#include "ui/plan/growingedit.h"
#include "ui/plan/hostspage.h"
#include "ui/plan/planfigure.h"
#include "ui/plan/readinesslist.h"
#include "ui/plan/rolespage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How a person mends something on the card.
enum class Act {
    Type, ///< into a field
    Choose, ///< among the words of a field
    Open, ///< an item of a list
};

struct Mend
{
    QString experiment;
    Act act{};
    QString field{};
    QString words{};
};

/// What the teams do on the cards in the two weeks that are left, in the order of the list.
const std::vector<Mend> onTheCards{
    {u"Search node runs out of disk"_s, Act::Type, u"reset_criteria"_s,
     u"/var of search-2 is 40 % full"_s},
    {u"WebSocket closes with 1011"_s, Act::Type, u"back_out_criteria"_s,
     u"no dashboard can connect for 2 min"_s},
    {u"WebSocket closes with 1011"_s, Act::Type, u"reset_criteria"_s,
     u"the number of open sockets is as before"_s},
    {u"DNS answers slowly"_s, Act::Type, u"hypothesis"_s,
     u"DnsSlow fires before the first timeout"_s},
    {u"The order queue stands still"_s, Act::Type, u"method"_s, u"stop order-worker on queue-1"_s},
    {u"The disk of the database gets slow"_s, Act::Type, u"time_box"_s, u"12m"_s},
    {u"The CDN cannot reach us"_s, Act::Choose, u"accepted_by"_s, u"Alice"_s},
    {u"Nobody can sign in"_s, Act::Type, u"back_out_plan"_s, u"start keycloak on id-1"_s},
    {u"Search nodes lose each other"_s, Act::Choose, u"likelihood"_s, u"low"_s},
    {u"Search nodes lose each other"_s, Act::Choose, u"impact"_s, u"low"_s},
    {u"A consumer falls behind"_s, Act::Type, u"expected_alerts_new"_s, u"ConsumerLag"_s},
    {u"A consumer falls behind"_s, Act::Choose, u"expected_0_source"_s, u"Prometheus"_s},
    {u"A consumer falls behind"_s, Act::Type, u"expected_0_told"_s, u"4m"_s},
    {u"The cache is empty"_s, Act::Type, u"steady_states_new"_s, u"The shop answers"_s},
    {u"The cache is empty"_s, Act::Choose, u"steady_0_host"_s, u"Shop"_s},
    {u"The cache is empty"_s, Act::Type, u"steady_0_most"_s, u"1000"_s},
    {u"Twice the load of Friday"_s, Act::Type, u"time_box"_s, u"8m"_s},
    {u"Refunds hang"_s, Act::Open, u"steady_states_0"_s},
    {u"Refunds hang"_s, Act::Choose, u"steady_0_host"_s, u"Payments"_s},
};

/// The window's plan screen with its tabs before the sample day, and the hands of a person.
class Hands
{
public:
    Hands()
        : m_script(SamplePlan::begin)
        , m_desk((SamplePlan::shippedDay(m_script), m_script))
        , m_model(m_script.live(), m_script.clock())
    {
        PlanScreen &screen = m_desk.screen;
        auto *hosts = new HostsPage(m_script.live(), screen.editor(), m_round, m_secrets,
                                    m_script.clock(), m_desk.look);
        auto *roles = new RolesPage(m_script.live(), m_script.clock(), m_desk.look);
        auto *dayPlan = new DayPlanPage(m_script.live(), m_desk.look);
        screen.addTab(u"hosts"_s, u"Hosts"_s, hosts, hosts->acts());
        screen.addTab(u"roles"_s, u"Roles"_s, roles);
        screen.addTab(u"dayplan"_s, u"Day plan"_s, dayPlan);
        QObject::connect(roles, &RolesPage::wished, &screen, &PlanScreen::wishTogether);
        QObject::connect(dayPlan, &DayPlanPage::wished, &screen, &PlanScreen::wishTogether);
        screen.activateWindow();
        m_isActive = QTest::qWaitForWindowActive(&screen);
    }

    /// Whether the screen has judged the whole plan.
    [[nodiscard]] bool isReady() const
    {
        return m_isActive && QTest::qWaitFor([this] {
                   return figure(u"figureReady"_s) == u"26 / 40"_s
                       && figure(u"figureFits"_s) == u"+1:10"_s && find<QWidget>(u"dayConcern_1"_s);
               });
    }
    [[nodiscard]] const Plan &plan() const { return m_script.day().plan(); }
    [[nodiscard]] const ReadinessModel &model() const { return m_model; }
    [[nodiscard]] QString figure(const QString &name) const
    {
        return find<PlanFigure>(name)->text();
    }
    [[nodiscard]] bool isShown(const QString &name) const
    {
        return find<QWidget>(name)->isVisible();
    }
    /// What the list says of an experiment: "Refunds hang, ready".
    [[nodiscard]] QString told(const QString &experiment) const
    {
        return index(experiment).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] bool isReady(const QString &experiment) const
    {
        return QTest::qWaitFor([&] { return told(experiment) == experiment + u", ready"_s; });
    }
    /// Where the cursor is: "Refunds hang: reset_criteria".
    [[nodiscard]] QString place() const
    {
        QWidget *widget = QApplication::focusWidget();
        while (widget && !widget->objectName().startsWith("card_"_L1))
            widget = widget->parentWidget();
        return find<GrowingEdit>(u"field_title"_s)->text() + u": "_s
            + (widget ? widget->objectName().mid(5) : u"not in the card"_s);
    }

    void goTo(const QString &tab) const { click(u"planTab-"_s + tab); }
    void pick(const QString &experiment) const
    {
        auto *list = find<ReadinessList>(u"readinessList"_s);
        list->scrollTo(index(experiment));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(index(experiment)).center());
    }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }
    void click(const QString &name) const
    {
        QTRY_VERIFY2(find<QWidget>(name), qPrintable(name));
        QTest::mouseClick(find<QWidget>(name), Qt::LeftButton);
    }
    void type(const QString &name, const QString &words) const
    {
        QTRY_VERIFY2(find<GrowingEdit>(name), qPrintable(name));
        auto *edit = find<GrowingEdit>(name);
        QTest::mouseClick(edit->viewport(), Qt::LeftButton);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, words);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    }
    void typeLine(const QString &name, const QString &words) const
    {
        auto *edit = find<QLineEdit>(name);
        QVERIFY2(edit, qPrintable(name));
        QTest::mouseClick(edit, Qt::LeftButton);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, words);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void choose(const QString &name, const QString &word) const
    {
        click(name);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY2(menu, qPrintable(name));
        const QList<QAction *> actions = menu->actions();
        const auto action = std::ranges::find(actions, word, &QAction::text);
        QVERIFY2(action != actions.end(), qPrintable(word));
        menu->setActiveAction(*action); // a long menu has to be scrolled to it
        QTest::keyClick(menu, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    /// By the first letters of its name.
    void chooseIn(const QString &box, const QString &word) const
    {
        auto *combo = find<QComboBox>(box);
        QVERIFY2(combo, qPrintable(box));
        combo->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(combo, word);
    }
    void mend(const Mend &mend) const
    {
        switch (mend.act) {
        case Act::Type:
            return type(u"field_"_s + mend.field, mend.words);
        case Act::Choose:
            return choose(u"field_"_s + mend.field, mend.words);
        case Act::Open:
            return click(u"item_"_s + mend.field);
        }
    }

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_desk.find<Widget>(name);
    }
    [[nodiscard]] QModelIndex index(const QString &experiment) const
    {
        const auto *model = find<ReadinessList>(u"readinessList"_s)->model();
        return model->match(model->index(0, 0), Qt::DisplayRole, experiment, 1, Qt::MatchExactly)
            .value(0);
    }

    DayScript m_script;
    AskRound m_round;
    SecretPlaces m_secrets;
    PlanDesk m_desk;
    ReadinessModel m_model;
    bool m_isActive = false;
};

} // namespace

/// A day like the first one is mended in the window, by clicks and keys alone.
class TestMendedDay : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
    }

    void goesFromARowToWhatIsMissing();
    void goesFromHoleToHole();
    void showsTheFieldThatItGoesTo();
    void goesFromWhatTheDayLacksToWhereItIsMended();
    void isMendedToNoHoleAtAll();
    void takesOutWhatNobodyAccepts();
};

void TestMendedDay::goesFromARowToWhatIsMissing()
{
    Hands hands;
    QVERIFY(hands.isReady());
    hands.pick(u"The CDN cannot reach us"_s);
    hands.press(Qt::Key_Return);
    QCOMPARE(hands.place(), u"The CDN cannot reach us: accepted_by"_s);
}

void TestMendedDay::goesFromHoleToHole()
{
    Hands hands;
    QVERIFY(hands.isReady());
    const QStringList places{
        u"Search node runs out of disk: reset_criteria"_s,
        u"WebSocket closes with 1011: back_out_criteria"_s,
        u"WebSocket closes with 1011: reset_criteria"_s,
        u"DNS answers slowly: hypothesis"_s,
        u"The order queue stands still: method"_s,
        u"The disk of the database gets slow: time_box"_s,
        u"The CDN cannot reach us: accepted_by"_s,
        u"Nobody can sign in: back_out_plan"_s,
        u"Search nodes lose each other: likelihood"_s,
        u"Search nodes lose each other: impact"_s,
        u"A consumer falls behind: expected_alerts_new"_s,
        u"The cache is empty: steady_states_new"_s, // either will do
        u"The cache is empty: expected_alerts_new"_s,
        u"Twice the load of Friday: time_box"_s,
        u"One service floods the logs: expected_alerts"_s,
        u"A broken release is rolled out: driver"_s, // either will do
        u"A broken release is rolled out: role_experimenter"_s,
        u"Refunds hang: steady_states"_s,
        u"Search node runs out of disk: reset_criteria"_s,
    };
    hands.pick(u"Checkout loses its database"_s);
    QStringList gone;
    for (qsizetype i = 0; i < places.size(); ++i) {
        hands.press(Qt::Key_F3);
        gone << hands.place();
    }
    QCOMPARE(gone.join(u'\n'), places.join(u'\n'));
}

/// What stands above it on the card makes itself room meanwhile.
void TestMendedDay::showsTheFieldThatItGoesTo()
{
    Hands hands;
    QVERIFY(hands.isReady());
    for (const Mend &one : onTheCards) {
        hands.pick(one.experiment);
        hands.press(Qt::Key_Return);
        const QWidget *focused = QApplication::focusWidget();
        QTRY_COMPARE(focused->visibleRegion().boundingRect(), focused->rect());
    }
    hands.pick(u"A broken release is rolled out"_s);
    hands.press(Qt::Key_Return);
    const QWidget *focused = QApplication::focusWidget();
    QTRY_COMPARE(focused->visibleRegion().boundingRect(), focused->rect());
}

void TestMendedDay::goesFromWhatTheDayLacksToWhereItIsMended()
{
    Hands hands;
    QVERIFY(hands.isReady());
    const auto focused = [] { return QApplication::focusWidget()->objectName(); };
    hands.click(u"dayConcern_0"_s); // too long
    QCOMPARE(focused(), u"windowTo"_s);
    hands.goTo(u"readiness"_s);
    hands.click(u"dayConcern_1"_s); // no alternative staging
    QCOMPARE(focused(), u"day_alternative_staging"_s);
    hands.goTo(u"readiness"_s);
    hands.click(u"moreDayConcerns"_s);
    hands.click(u"dayConcern_2"_s); // no agreement yet
    QCOMPARE(focused(), u"buyInGot_leadership"_s);
}

void TestMendedDay::isMendedToNoHoleAtAll()
{
    Hands hands;
    QVERIFY(hands.isReady());
    for (const Mend &one : onTheCards) {
        hands.pick(one.experiment);
        hands.mend(one);
        if (QTest::currentTestFailed())
            return;
    }
    for (const Mend &one : onTheCards)
        QVERIFY2(hands.isReady(one.experiment), qPrintable(hands.told(one.experiment)));
    QTRY_COMPARE(hands.figure(u"figureHoles"_s), u"2"_s);

    QVERIFY(hands.isShown(u"nextHole"_s));

    hands.goTo(u"hosts"_s);
    hands.type(u"addSource"_s, u"prom-logs"_s);
    hands.type(u"source_url_prom-logs"_s, u"http://prometheus-logs.staging.example:9090"_s);
    QVERIFY2(hands.isReady(u"One service floods the logs"_s),
             qPrintable(hands.told(u"One service floods the logs"_s)));

    hands.goTo(u"roles"_s);
    hands.chooseIn(u"rolePlayer_experimenter"_s, u"Carol"_s);
    QVERIFY2(hands.isReady(u"A broken release is rolled out"_s),
             qPrintable(hands.told(u"A broken release is rolled out"_s)));

    hands.goTo(u"dayplan"_s);
    hands.typeLine(u"windowTo"_s, u"18:40"_s);
    hands.type(u"day_alternative_staging"_s, u"alt-staging.example"_s);

    QTRY_COMPARE(hands.figure(u"figureReady"_s), u"40 / 40"_s);
    QTRY_COMPARE(hands.figure(u"figureHoles"_s), u"0"_s);
    QTRY_COMPARE(hands.figure(u"figureFits"_s), u"0:00"_s);
    hands.goTo(u"readiness"_s);
    QTRY_VERIFY(!hands.isShown(u"nextHole"_s));
    const ReadinessModel &model = hands.model();
    QTRY_COMPARE(model.figures().ready, model.figures().experiments);
    QTRY_COMPARE(holesIn(model.dayConcerns()), 0);
    QTRY_VERIFY(std::ranges::none_of(model.dayConcerns(), [](const Concern &concern) {
        return concern.rule == ReadinessRule::NoAlternativeStaging;
    }));
    QCOMPARE(hands.plan().source(u"prom-logs"_s)->url,
             u"http://prometheus-logs.staging.example:9090"_s);
}

/// The other way for a risk: it is not performed.
void TestMendedDay::takesOutWhatNobodyAccepts()
{
    Hands hands;
    QVERIFY(hands.isReady());
    hands.pick(u"The CDN cannot reach us"_s);
    hands.press(Qt::Key_Delete);
    QTest::keyClicks(QApplication::focusWidget(), u"nobody accepts that it reaches production"_s);
    hands.press(Qt::Key_Return);
    QTRY_COMPARE(hands.figure(u"figureReady"_s), u"26 / 39"_s);
    QTRY_COMPARE(hands.figure(u"figureHoles"_s), u"13"_s);
}

QTEST_MAIN(TestMendedDay)
#include "tst_mendedday.moc"
