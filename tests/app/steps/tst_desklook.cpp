// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desklook.h"

#include "app/net/secrets.h"
#include "models/day/day.h"
#include "models/day/entries.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

class SomeSecrets final : public Secrets
{
public:
    [[nodiscard]] std::optional<QByteArray> value(const QString &name) const override
    {
        return name == has ? std::optional(QByteArray("s3cret")) : std::nullopt;
    }

    QString has{};
};

PlannedStep step(const QString &provider)
{
    return {.provider = PlannedStep::Provider::Scripted,
            .activity = u"{\"type\":\"action\",\"name\":\"x\",\"provider\":"_s + provider + u'}'};
}

QStringList subjectsOf(const std::vector<Entry> &entries)
{
    QStringList subjects;
    for (const Entry &entry : entries)
        subjects.push_back(QString::fromStdString(entry.subject));
    return subjects;
}

} // namespace

/// Whether this desk has what the steps of a day want of it.
class TestDeskLook : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsWhatIsLackingOnce();
    void tellsWhatIsThereByNow();
    void wantsNothingOfAPlanByHand();

private:
    void apply(std::vector<Entry> entries);

    QByteArray m_path;
    Day m_day;
    SomeSecrets m_secrets;
};

void TestDeskLook::init()
{
    m_path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    qunsetenv("CHAOSROOM_TEST_ZONE");
    m_secrets.has.clear();
    m_day = {};
    Experiment card{.key = u"db"_s};
    card.configuration = uR"({"zone":{"type":"env","key":"CHAOSROOM_TEST_ZONE"}})"_s;
    card.method = {
        step(uR"({"type":"python","module":"m","func":"f","arguments":{"z":"$zone"}})"_s),
        step(uR"({"type":"jenkins","url":"http://j","job":"a","user":"bob","secret":"TOKEN"})"_s)};
    apply({Entries::planned(card)});
}

void TestDeskLook::cleanup()
{
    qputenv("PATH", m_path);
}

void TestDeskLook::apply(std::vector<Entry> entries)
{
    for (Entry &entry : entries)
        m_day.apply(entry.view());
}

void TestDeskLook::tellsWhatIsLackingOnce()
{
    auto entries = DeskLook::changes(m_day, m_secrets);
    QCOMPARE(subjectsOf(entries),
             (QStringList{u"desk/program/chaos"_s, u"desk/variable/CHAOSROOM_TEST_ZONE"_s,
                          u"desk/secret/TOKEN"_s}));
    apply(std::move(entries));
    QVERIFY(m_day.world().source("desk/program/chaos").health == SourceHealth::Failing);
    QVERIFY(DeskLook::changes(m_day, m_secrets).empty());
}

void TestDeskLook::tellsWhatIsThereByNow()
{
    apply(DeskLook::changes(m_day, m_secrets));
    QTemporaryDir bin;
    QFile chaos(bin.filePath(u"chaos"_s));
    QVERIFY(chaos.open(QIODevice::WriteOnly));
    chaos.close();
    QVERIFY(chaos.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    qputenv("PATH", bin.path().toLocal8Bit());
    m_secrets.has = u"TOKEN"_s;
    qputenv("CHAOSROOM_TEST_ZONE", "eu-1");
    apply(DeskLook::changes(m_day, m_secrets));
    for (const char *standing :
         {"desk/program/chaos", "desk/variable/CHAOSROOM_TEST_ZONE", "desk/secret/TOKEN"})
        QVERIFY2(m_day.world().source(standing).health == SourceHealth::Live, standing);
    QVERIFY(DeskLook::changes(m_day, m_secrets).empty());
    qunsetenv("CHAOSROOM_TEST_ZONE");
}

void TestDeskLook::wantsNothingOfAPlanByHand()
{
    m_day = {};
    apply({Entries::planned(Experiment{.key = u"a"_s, .method = byHand({u"pull the plug"_s})})});
    QVERIFY(DeskLook::changes(m_day, m_secrets).empty());
}

QTEST_GUILESS_MAIN(TestDeskLook)
#include "tst_desklook.moc"
