// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/qa/qapost.h"

#include "tests/models/items/dayscript.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QTest>

using namespace Chaos;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant begin = instantOf(1'796'738'400'000'000); // 2026-12-08T14:00:00Z

QaResult found(const QString &key)
{
    return {.key = key,
            .experiment = u"db"_s,
            .card = {.attempt = u"Buy two tickets"_s, .look = u"the order page"_s},
            .outcome = QaOutcome::Fails,
            .text = u"white\npage \u202Eevil"_s,
            .seat = QaSeat::Page,
            .by = u"Erin"_s};
}

QByteArray png()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

class TestQaPost : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_script = std::make_unique<DayScript>(begin);
        m_script->say(Entries::planned(
            Experiment{.key = u"db"_s, .liveQa = {{u"Buy two tickets"_s, u"the order page"_s}}}));
        m_post = std::make_unique<QaPost>(m_script->live(), m_script->clock());
        connect(m_post.get(), &QaPost::wished, this,
                [this](const Entry &entry) { m_wished.push_back(entry); });
        m_wished.clear();
    }

    void cleanup()
    {
        m_post.reset();
        m_script.reset();
    }

    void answersOnceTheResultIsDurable()
    {
        QSignalSpy kept(m_post.get(), &QaPost::kept);
        m_post->take(found(u"a"_s), {});
        QCOMPARE(m_wished.size(), 1u);
        QCOMPARE(m_wished[0].actor, "Erin");
        QCOMPARE(m_wished[0].at, begin);
        QVERIFY(kept.isEmpty());
        m_script->say(m_wished[0]);
        QTRY_COMPARE(kept.count(), 1);
        QCOMPARE(kept[0][0].toString(), u"a"_s);
        // Nothing from outside turns the reading direction or breaks a line.
        QCOMPARE(m_script->day().qa().results().front().text, u"white page \uFFFDevil"_s);
    }

    void keepsWhatIsSentAgainOnce()
    {
        QSignalSpy kept(m_post.get(), &QaPost::kept);
        m_post->take(found(u"a"_s), {});
        m_post->take(found(u"a"_s), {});
        QCOMPARE(m_wished.size(), 1u);
        m_script->say(m_wished[0]);
        QTRY_COMPARE(kept.count(), 1);
        m_post->take(found(u"a"_s), png());
        QCOMPARE(m_wished.size(), 1u);
        QCOMPARE(kept.count(), 2);
    }

    void wishesThePictureBeforeTheResult()
    {
        QStringList order;
        connect(m_post.get(), &QaPost::pictureWished, this,
                [&](const QByteArray &, const QString &sha256) { order << sha256; });
        connect(m_post.get(), &QaPost::wished, this, [&] { order << u"entry"_s; });
        m_post->take(found(u"a"_s), png());
        QTRY_COMPARE(order.size(), 2);
        QCOMPARE(order[1], u"entry"_s);
        m_script->say(m_wished[0]);
        QTRY_COMPARE(m_script->day().qa().results().size(), 1u);
        const QaResult &result = m_script->day().qa().results().front();
        QCOMPARE(result.picture, order[0]);
        QCOMPARE(result.width, 8);
    }

    void saysWhyItTakesSomethingNot()
    {
        QSignalSpy refused(m_post.get(), &QaPost::refused);
        QaResult unknown = found(u"a"_s);
        unknown.experiment = u"other"_s;
        m_post->take(unknown, {});
        QVERIFY(refused.takeFirst()[1].toString().contains(u"no experiment other"_s));
        QaResult invented = found(u"b"_s);
        invented.card.attempt = u"Delete the shop"_s;
        m_post->take(invented, {});
        QVERIFY(refused.takeFirst()[1].toString().contains(u"not one of the experiment's"_s));
        QaResult empty = found(u"c"_s);
        empty.card = {};
        empty.text.clear();
        m_post->take(empty, {});
        QVERIFY(refused.takeFirst()[1].toString().contains(u"Write a line"_s));
        m_post->take(found(QString(500, u'k')), {});
        QVERIFY(refused.takeFirst()[1].toString().contains(u"needs a key"_s));
        m_post->take(found(u"d"_s), "no picture");
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(refused.takeFirst()[1].toString().contains(u"no picture"_s));
        QVERIFY(m_wished.empty());
        m_post->take(found(u"d"_s), {}); // mended, and sent again
        QCOMPARE(m_wished.size(), 1u);
    }

private:
    std::unique_ptr<DayScript> m_script;
    std::unique_ptr<QaPost> m_post;
    std::vector<Entry> m_wished;
};

QTEST_GUILESS_MAIN(TestQaPost)
#include "tst_qapost.moc"
