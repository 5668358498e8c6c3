// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/askround.h"
#include "models/items/secretplaces.h"
#include "tests/ui/plan/plandesk.h"
#include "tests/ui/plan/sampleplan.h"
#include "tests/ui/theme/portrait.h"
#include "ui/plan/coveragepage.h"
#include "ui/plan/dayplanpage.h"
#include "ui/plan/hostspage.h"
#include "ui/plan/planfigure.h"
#include "ui/plan/plannedline.h"
#include "ui/plan/readinesslist.h"
#include "ui/plan/rolespage.h"
#include "ui/plan/tellingstrip.h"
#include "ui/widgets/elidedlabel.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Pictures of the plan screen for people to look at, and what can be told from them by a machine:
/// nothing lies over anything else, nothing is cut off.
class TestPlanPortrait : public QObject
{
    Q_OBJECT

private slots:
    void isPortrayed_data();
    void isPortrayed();
};

namespace {

/// Shown widgets beside one another that overlap, or that reach out of their parent.
QStringList collisionsIn(const QWidget &whole)
{
    QStringList found;
    QList<const QWidget *> widgets{&whole};
    const auto below = whole.findChildren<QWidget *>();
    for (const QWidget *widget : below)
        widgets << widget;
    for (const QWidget *parent : std::as_const(widgets)) {
        // What scrolls reaches out of its view, and pages lie over one another.
        const bool isView =
            parent->parentWidget() && parent->parentWidget()->inherits("QAbstractScrollArea");
        if (!parent->isVisible() || isView || parent->inherits("QAbstractScrollArea")
            || parent->inherits("QStackedWidget"))
            continue;
        if (parent->hasHeightForWidth()
            && parent->height() < parent->heightForWidth(parent->width()))
            found << u"%1 is cut off"_s.arg(parent->accessibleName() + parent->objectName());
        std::vector<const QWidget *> shown;
        for (const QObject *child : parent->children()) {
            const auto *widget = qobject_cast<const QWidget *>(child);
            if (widget && widget->isVisible() && !widget->isWindow())
                shown.push_back(widget);
        }
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (!parent->rect().contains(shown[i]->geometry()))
                found << u"%1 reaches out of %2"_s.arg(shown[i]->objectName(),
                                                       parent->objectName());
            for (std::size_t j = i + 1; j < shown.size(); ++j) {
                if (shown[i]->geometry().intersects(shown[j]->geometry()))
                    found << u"%1 lies over %2"_s.arg(shown[i]->objectName(),
                                                      shown[j]->objectName());
            }
        }
    }
    return found;
}

/// Shown names, and lines of one label, that do not show all of themselves.
QStringList cutOffIn(const QWidget &page)
{
    QStringList found;
    for (const auto *label : page.findChildren<ElidedLabel *>()) {
        if (label->isVisible() && label->isElided())
            found << label->text();
    }
    for (const auto *edit : page.findChildren<QLineEdit *>()) {
        const QMargins margins = edit->textMargins();
        const int room = edit->width() - margins.left() - margins.right() - 8;
        if (edit->isVisible() && edit->fontMetrics().horizontalAdvance(edit->displayText()) > room)
            found << edit->displayText();
    }
    return found;
}

} // namespace

void TestPlanPortrait::isPortrayed_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<double>("scale");
    const QSize large(1536, 1000); // of a window of 1600 with its navigation
    const QSize small(1216, 690);
    QTest::newRow("plan-dark") << u"small"_s << large << true << 1.0;
    QTest::newRow("plan-light-small") << u"small"_s << small << false << 1.0;
    QTest::newRow("plan-card-end") << u"card"_s << large << true << 1.0;
    QTest::newRow("plan-scaled") << u"small"_s << QSize(1216, 690) << true << 2.0;
    QTest::newRow("plan-shipped") << u"shipped"_s << large << true << 1.0;
    QTest::newRow("plan-shipped-small") << u"shipped"_s << small << false << 1.0;
    QTest::newRow("plan-500") << u"many"_s << large << false << 1.0;
    QTest::newRow("plan-long") << u"long"_s << small << true << 1.0;
    QTest::newRow("plan-empty") << u"empty"_s << large << true << 1.0;
    QTest::newRow("plan-empty-small") << u"empty"_s << small << false << 1.0;
    for (const char *tab : {"coverage", "hosts", "roles", "dayplan"}) {
        const QString name = QString::fromLatin1(tab);
        QTest::addRow("plan-%s", tab) << name << large << true << 1.0;
        QTest::addRow("plan-%s-light-small", tab) << name << small << false << 1.0;
    }
}

void TestPlanPortrait::isPortrayed()
{
    QFETCH(const QString, scene);
    QFETCH(const QSize, size);
    QFETCH(const bool, isDark);
    QFETCH(const double, scale);
    const bool isTab =
        QStringList{u"coverage"_s, u"hosts"_s, u"roles"_s, u"dayplan"_s}.contains(scene);
    DayScript script(SamplePlan::begin);
    if (scene == u"small"_s || scene == u"card"_s) {
        SamplePlan::smallDay(script);
        SamplePlan::survey(script);
    } else if (scene == u"shipped"_s || isTab) {
        SamplePlan::shippedDay(script);
    } else if (scene == u"many"_s) {
        SamplePlan::manyExperiments(script, 500);
    } else if (scene == u"long"_s) {
        SamplePlan::longNames(script);
    } else {
        script.say(Entries::described({.title = u"Second chaos day"_s}));
    }
    const Theme theme = isDark ? Theme::dark() : Theme::light();
    AskRound round;
    SecretPlaces secrets;
    PlanDesk desk(script, size, theme);
    desk.screen.addTab(u"coverage"_s, u"Alert coverage"_s,
                       new CoveragePage(script.live(), desk.look));
    auto *hosts = new HostsPage(script.live(), desk.screen.editor(), round, secrets, script.clock(),
                                desk.look);
    desk.screen.addTab(u"hosts"_s, u"Hosts"_s, hosts, hosts->acts());
    desk.screen.addTab(u"roles"_s, u"Roles"_s,
                       new RolesPage(script.live(), script.clock(), desk.look));
    desk.screen.addTab(u"dayplan"_s, u"Day plan"_s, new DayPlanPage(script.live(), desk.look));
    desk.screen.setStrip(new TellingStrip(script.live(), script.clock(), desk.look));
    QVERIFY(QTest::qWaitForWindowExposed(&desk.screen));
    QTRY_VERIFY(desk.find<PlanFigure>(u"figureReady"_s)->text() != u"–"_s);
    auto *list = desk.find<ReadinessList>(u"readinessList"_s);
    if (scene == u"small"_s || scene == u"card"_s)
        list->setCurrentIndex(list->model()->index(2, 0));
    if (scene == u"card"_s) {
        auto *card = desk.find<QScrollArea>(u"experimentCard"_s);
        QCoreApplication::processEvents();
        desk.find<QAbstractButton>(u"item_expected_alerts_0"_s)->click();
        QCoreApplication::processEvents();
        card->verticalScrollBar()->setValue(card->verticalScrollBar()->maximum() * 6 / 10);
    }
    if (isTab)
        desk.screen.showTab(scene);
    if (scene == u"hosts"_s) {
        // One of each opened, to be edited.
        QTRY_VERIFY(hosts->findChildren<PlannedLine *>().size() > 2);
        const auto lines = hosts->findChildren<PlannedLine *>();
        lines.front()->click();
        lines.back()->click();
    }
    QCoreApplication::processEvents();
    QTRY_COMPARE(collisionsIn(desk.screen).join(u'\n'), QString());
    if (isTab)
        QCOMPARE(cutOffIn(*desk.screen.findChild<QStackedWidget *>()).join(u'\n'), QString());
    const QImage image =
        portray(desk.screen, size, QString::fromLatin1(QTest::currentDataTag()), scale);
    QVERIFY(inked(image, theme.window) > 5000);
}

QTEST_MAIN(TestPlanPortrait)
#include "tst_planportrait.moc"
